import type { ShownCase, ShownOrder } from '@seizure-ledger/contracts';
import { ServiceError } from '@seizure-ledger/service-kit';
import type { FastifyRequest } from 'fastify';
import type { Listed } from '../cases/answers.ts';
import { path } from '../frame/page.ts';
import type { Reader } from '../frame/reader.ts';
import { trailOf } from '../frame/trail.ts';
import { type ActForm, oneAct, replacing, several } from './act-form.ts';
import { zoneNamed } from './local-time.ts';
import { type Offer, offersFor } from './offers.ts';

/** The form that somebody asks for, and what of its case is offered in it. */
export interface Asked {
  readonly actForm: ActForm;
  readonly caseId: string | undefined;
  readonly custodians: readonly string[];
  /** What the form is about, which it carries along. */
  readonly kept: Readonly<Record<'known' | 'many' | 'replaces', string | undefined>>;
  readonly offer: Offer;
  readonly orders: readonly ShownOrder[];
  readonly timeZone: string;
  readonly trail: readonly { readonly href: string; readonly text: string }[];
}

/** @throws {ServiceError} NOT_FOUND: there is no such act, or not for this person in this case. */
export async function askedOf(
  reader: Reader,
  { params, query }: FastifyRequest,
  form = new URLSearchParams(),
): Promise<Asked> {
  const { caseId, offer: id } = params as { readonly caseId?: string; readonly offer: string };
  const given = (name: string): string | undefined =>
    form.get(name) ?? (query as Readonly<Record<string, string | undefined>>)[name];
  const found = caseId === undefined ? undefined : await reader.get<ShownCase>(path('cases', caseId));
  const offer = offersFor(reader.me.role, found?.status).find((one) => one.id === id);
  if (!offer || (found === undefined) !== (id === 'cases'))
    throw new ServiceError('NOT_FOUND', reader.say('error.hidden'));
  const replaces = given('replaces');
  const many = given('many') !== undefined;
  const actForm =
    replaces !== undefined
      ? replacing(offer, Number(replaces))
      : many
        ? several(offer)
        : oneAct(offer, given('known') !== undefined);
  const { orders } =
    caseId === undefined
      ? { orders: [] }
      : await reader.get<Listed<'orders', ShownOrder>>(`${path('cases', caseId)}/orders`, { limit: 200 });
  return {
    actForm,
    caseId,
    custodians: found?.custodians.map(({ custodian }) => custodian) ?? [],
    kept: { known: given('known'), many: given('many'), replaces },
    offer,
    orders,
    timeZone: found?.timeZone ?? zoneNamed(given('timeZone') ?? ''),
    trail: found ? trailOf(reader, found) : [{ href: '/cases', text: reader.say('nav.cases') }],
  };
}
