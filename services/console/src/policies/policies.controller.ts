import type { actAnswer, Policies, PolicySays } from '@seizure-ledger/contracts';
import type { FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { ApiProblem } from '../frame/errors.ts';
import { Page, Redirect } from '../frame/page.ts';
import { Pages, Show, Take } from '../frame/pages.decorator.ts';
import { formOf, type Reader } from '../frame/reader.ts';

type Recorded = Pick<z.infer<typeof actAnswer>, 'position'>;
type Filled = Readonly<Record<'agencies' | 'agenciesShown' | 'quantity' | 'unit', string>>;

/** What goes for all cases: one administrator proposes it, another one approves. */
@Pages('policies')
export class PoliciesController {
  /** Who had to sign in before they approved is led back to where they did. */
  @Show(['', 'approvals'])
  async show(reader: Reader, { query }: FastifyRequest): Promise<Page> {
    const { atLeast, done } = query as Readonly<Record<string, string | undefined>>;
    const notice = done === 'proposed' || done === 'approved' ? reader.say(`policies.${done}`) : undefined;
    return pageOf(reader, { notice }, { atLeast });
  }

  @Take()
  async propose(reader: Reader, request: FastifyRequest): Promise<Page | Redirect> {
    const form = formOf(request);
    const filled = {
      agencies: form.get('agencies') ?? '',
      agenciesShown: form.get('agenciesShown') ?? '',
      quantity: (form.get('quantity') ?? '').trim(),
      unit: (form.get('unit') ?? '').trim(),
    };
    const key = form.get('key') ?? randomUUID();
    return asked(reader, filled, async () => {
      const { position } = await reader.post<Recorded>('/policies', key, bodyOf(filled));
      return `/policies?done=proposed&atLeast=${position}`;
    });
  }

  @Take('approvals')
  async approve(reader: Reader, request: FastifyRequest): Promise<Page | Redirect> {
    const form = formOf(request);
    const policyId = form.get('policyId') ?? '';
    return asked(reader, undefined, async () => {
      const key = form.get('key') ?? randomUUID();
      const { position } = await reader.post<Recorded>('/policies/approvals', key, { policyId });
      return `/policies?done=approved&atLeast=${position}`;
    });
  }
}

/** What the ledger refuses is said on the page, with what was filled in. */
async function asked(
  reader: Reader,
  filled: Filled | undefined,
  ask: () => Promise<string>,
): Promise<Page | Redirect> {
  try {
    return new Redirect(await ask());
  } catch (error) {
    if (!(error instanceof ApiProblem) || ![400, 422].includes(error.problem.status)) throw error;
    const { detail, errors = [] } = error.problem;
    const refused = [detail, ...errors.map(({ message, path }) => `${path}: ${message}`)];
    return pageOf(reader, { ...(filled && { filled }), refused }, { status: 422 });
  }
}

interface Asked {
  /** What the page must show: what was just recorded. */
  readonly atLeast?: string | undefined;
  readonly status?: number;
}

async function pageOf(reader: Reader, more: object, { atLeast, status = 200 }: Asked): Promise<Page> {
  const { inForce, position, proposals } = await reader.get<Policies>('/policies', { atLeast });
  const agencies = inForce.agencies.join('\n');
  return new Page(
    'policies/policies.njk',
    {
      filled: { agencies, agenciesShown: agencies },
      inForce,
      key: randomUUID(),
      mayPropose: reader.me.role === 'admin',
      position,
      proposals: proposals.map((policy) => ({ ...policy, lines: linesOf(reader, policy) })),
      recordKeys: said.recordKeys(reader, inForce),
      title: reader.say('nav.policies'),
      units: Object.entries(inForce.units ?? {}).map(([code, unit]) =>
        said.unit(reader, { unit: { code, ...unit } }),
      ),
      waiting: proposals.filter(({ state }) => state === 'open').length,
      ...more,
    },
    status,
  );
}

/** Only what differs from what the page showed: what is left out stays, and may have changed since. */
function bodyOf({ agencies: text, agenciesShown, quantity, unit }: Filled) {
  const wanted = namesIn(text);
  const isChanged = wanted.toSorted().join('\n') !== namesIn(agenciesShown).toSorted().join('\n');
  const hasThreshold = quantity !== '' || unit !== '';
  return {
    ...(isChanged && { agencies: wanted }),
    ...(hasThreshold && { paymentThreshold: { quantity, unit } }),
  };
}

const namesIn = (text: string): readonly string[] =>
  [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '');

/** Of each thing that a policy can say how it is read: whoever approves it sees all of it. */
const said: Readonly<
  Record<
    keyof PolicySays,
    (reader: Reader, policy: PolicySays) => string | readonly string[] | false | undefined
  >
> = {
  agencies: (reader, { agencies }) =>
    agencies &&
    (agencies.length > 0
      ? reader.say('policies.saysAgencies', { list: agencies.join(', ') })
      : reader.say('policies.saysNoAgencies')),
  paymentThreshold: (reader, { paymentThreshold }) =>
    paymentThreshold && reader.say('policies.saysThreshold', { ...paymentThreshold }),
  recordKeys: (reader, { recordKeys }) =>
    recordKeys?.map((key) => reader.say(`policies.says-${key.topic}`, { ...key })),
  rulesVersion: (reader, { rulesVersion: version }) =>
    version !== undefined && reader.say('policies.saysRules', { version }),
  unit: (reader, { unit }) => unit && reader.say(`policies.says-${unit.kind}`, { ...unit }),
};

const linesOf = (reader: Reader, policy: PolicySays): readonly string[] =>
  Object.values(said).flatMap((lines) => lines(reader, policy) || []);
