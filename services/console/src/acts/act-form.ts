import { findAct } from '@seizure-ledger/contracts';
import type { z } from 'zod';
import { bodyOf } from './body-of-form.ts';
import { type Field, fieldsOf } from './fields.ts';
import type { Offer } from './offers.ts';

export interface AskedAct {
  readonly act: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What is wrong at a path of the form; `missing`, or else not of its kind. */
export interface Fault {
  readonly missing: boolean;
  readonly path: string;
}

/** One form, and the acts that it asks for when it is filled in. */
export interface ActForm {
  readonly fields: readonly Field[];
  read(
    form: URLSearchParams,
    timeZone: string,
  ): { readonly acts: readonly AskedAct[]; readonly faults: readonly Fault[] };
}

/** Fields of this act, but those that are of another thing to do with it. */
function fieldsFor({ act: name, without = [] }: Offer, isKnown: boolean): readonly Field[] {
  const act = findAct(name);
  if (!act) throw new Error(`there is no act ${name}`);
  const left = new Set([
    ...without,
    ...(isKnown ? ['asset'] : []),
    ...(act.order === 'registered' ? ['order', 'orderId'] : []),
  ]);
  return fieldsOf(act)
    .filter((field) => !left.has(field.name))
    .map((field) =>
      field.name === 'order' && act.order === 'required' ? { ...field, required: true } : field,
    )
    .toSorted((a, b) => placeOf(a.name) - placeOf(b.name));
}

/** In which order people think of things; what is not named here stands in the middle. */
const first = [
  'caseId',
  'orderId',
  'kind',
  'restitutionId',
  'claimId',
  'assetId',
  'asset',
  'unit',
  'fund',
  'method',
  'quantity',
  'from',
  'to',
  'toCase',
  'custodian',
];
const last = ['orderId', 'order', 'account', 'effectiveAt', 'note'];

function placeOf(name: string): number {
  const end = last.indexOf(name);
  if (end >= 0) return 200 + end;
  const begin = first.indexOf(name);
  return begin < 0 ? 100 : begin;
}

/** What few people need of an act that has many fields. */
const rare: Readonly<Record<string, ReadonlySet<string>>> = {
  restitutions: new Set([
    'catchUp',
    'claims',
    'classes',
    'deMinimis',
    'from',
    'holds',
    'liability',
    'rates',
    'recordDate',
    'reserve',
    'sources',
  ]),
};

export const isRare = ({ act }: Offer, name: string): boolean => rare[act]?.has(name) === true;

/** The form of one act. `isKnown`: its asset is in the case already, and is not described again. */
export function oneAct(offer: Offer, isKnown: boolean): ActForm {
  const fields = fieldsFor(offer, isKnown);
  return {
    fields,
    read: (form, timeZone) => {
      const body = bodyOf(fields, form, timeZone);
      return { acts: [{ act: offer.act, body }], faults: faultsOf(offer.act, body) };
    },
  };
}

/**
 * The form of an act that stands in the place of what another entry recorded. An asset that was described there stays
 * described, so it is not asked for again.
 */
export function replacing(offer: Offer, sequence: number): ActForm {
  const correction = fieldsOf(actNamed('corrections')).filter(({ name }) =>
    ['foundBy', 'reason'].includes(name),
  );
  const inner = oneAct(offer, true);
  const own = new Set(inner.fields.map(({ name }) => name));
  // an act with a reason of its own is corrected for the same reason
  const fields = [...correction.filter(({ name }) => !own.has(name)), ...inner.fields];
  return {
    fields,
    read: (form, timeZone) => {
      const { acts, faults } = inner.read(form, timeZone);
      const about = bodyOf(correction, form, timeZone);
      const body = { ...about, replacement: acts[0], sequence };
      return { acts: [{ act: 'corrections', body }], faults: [...faultsOf('corrections', body), ...faults] };
    },
  };
}

/** What each of several takings says by itself; the rest they have in common. */
const ofEach = ['assetId', 'asset', 'unit', 'quantity'];

/** The form of many takings under one order. */
export function several(offer: Offer): ActForm {
  const fields = fieldsFor(offer, false);
  const items: Field = {
    fields: fields.filter(({ name }) => ofEach.includes(name)),
    kind: 'list',
    name: 'items',
    required: true,
  };
  const common = fields.filter(({ name }) => !ofEach.includes(name));
  return {
    fields: [...common, items],
    read: (form, timeZone) => {
      const { items: rows, ...shared } = bodyOf([...common, items], form, timeZone);
      const acts = (rows as object[]).map((row) => ({ act: offer.act, body: { ...shared, ...row } }));
      const faults = acts.flatMap(({ act, body }, row) =>
        faultsOf(act, body).map((fault) => ({
          ...fault,
          path: ofEach.includes(fault.path.split('.')[0] ?? '') ? `items.${row}.${fault.path}` : fault.path,
        })),
      );
      return { acts, faults: acts.length > 0 ? faults : [{ missing: true, path: 'items' }] };
    },
  };
}

function actNamed(name: string) {
  const act = findAct(name);
  if (!act) throw new Error(`there is no act ${name}`);
  return act;
}

function faultsOf(name: string, body: Readonly<Record<string, unknown>>): readonly Fault[] {
  const act = actNamed(name);
  const read = act.body.safeParse(body);
  const faults = (read.error?.issues ?? []).map((issue) => faultOf(issue, body));
  const citesNone = act.order === 'required' && !('order' in body) && !('orderId' in body);
  return citesNone ? [...faults, { missing: true, path: 'order' }] : faults;
}

function faultOf({ path }: z.core.$ZodIssue, body: unknown): Fault {
  const at = path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    body,
  );
  return { missing: at === undefined, path: path.join('.') };
}
