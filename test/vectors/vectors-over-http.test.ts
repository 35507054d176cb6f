import { findUnit, fromMinor } from '@seizure-ledger/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Vector, vectors } from '../../packages/domain/src/restitution/vectors.fixture.ts';
import { opening, order } from '../bodies.ts';
import { type OpenLedger, openLedger } from '../open-ledger.ts';
import type { HttpAnswer, Person } from '../person.ts';

/** By the names of the examples: what the API calls the method that they are of, or that they are based on. */
const methodOf: Readonly<Record<string, string>> = {
  catch_up: 'net-loss',
  cea: 'equal-awards',
  cel: 'equal-losses',
  de_minimis_forfeit: 'net-loss',
  de_minimis_hold: 'net-loss',
  de_minimis_redistribute_once: 'net-loss',
  de_minimis_redistribute_smallest_first: 'net-loss',
  equal_final_loss: 'equal-final-loss',
  net_loss: 'net-loss',
  net_loss_fx: 'net-loss',
  pro_rata_gross: 'pro-rata',
  pro_rata_gross_capped: 'pro-rata',
  reserve_then_release: 'net-loss',
  rising_tide: 'rising-tide',
  talmud: 'contested-garment',
  waterfall: 'net-loss',
};

const deMinimisOf: Readonly<Record<string, string>> = {
  de_minimis_forfeit: 'forfeit',
  de_minimis_hold: 'hold',
  de_minimis_redistribute_once: 'redistribute-once',
  de_minimis_redistribute_smallest_first: 'redistribute',
};

const priorityOf: Readonly<Record<string, string>> = { costs: 'costs', owners: 'owner', victims: 'victim' };

/** What no order can name is divided by the domain's own functions: `packages/domain/src/restitution/*.test.ts`. */
const ofTheDomain = [
  'asset_share_eu',
  'joint_several_hybrid',
  'rate_on_allowed_capped',
  'rising_tide_dollar',
  'weights_lr',
];
/** Not built yet. */
const later = ['trace_fifo', 'trace_libr', 'trace_lifo', 'trace_pari', 'trace_rolling'];

const isId = (text: string) => /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/.test(text);
/** By the domain's functions too: no id of the API, an order of nothing, or a unit that is not registered. */
const isOverHttp = ({ claims, costs, fund, fx = [], method }: Vector): boolean =>
  methodOf[method] !== undefined &&
  claims.every(({ id }) => isId(id)) &&
  BigInt(fund) > BigInt(costs) &&
  fx.every(({ currency }) => findUnit(currency) !== undefined);
const examples = vectors.filter(isOverHttp);
const inRounds = ['catch_up', 'reserve_then_release'];

/** XXX is no unit of the register: a currency with as many digits stands for it. */
const unitOf = ({ currency, minor_digits }: Vector): string =>
  currency === 'XXX' ? (minor_digits === 0 ? 'JPY' : 'USD') : currency;

describe('worked examples, over HTTP', () => {
  let ledger: OpenLedger;
  let inv: Person, p1: Person, court: Person;

  beforeAll(async () => {
    ledger = await openLedger();
    ({ court, inv, p1 } = ledger.people);
    const taken = await inv.batch(examples.flatMap((vector) => taking(vector)));
    expect(taken.filter(({ status }) => status !== 'posted')).toEqual([]);
    const admitted = await p1.batch(examples.flatMap((vector) => [owning(vector), ...claiming(vector)]));
    expect(admitted.filter(({ status }) => status !== 'posted')).toEqual([]);
    await ledger.caughtUp();
  });
  afterAll(() => ledger.close());

  it('are all run, here or by the domain’s functions, or are of what comes later', () => {
    const known = new Set([...Object.keys(methodOf), ...ofTheDomain, ...later]);
    expect(vectors.filter(({ method }) => !known.has(method)).map(({ id }) => id)).toEqual([]);
    expect(
      vectors.filter((vector) => methodOf[vector.method] && !isOverHttp(vector)).map(({ id }) => id),
    ).toEqual(['costs-exceed-net_loss', 'tie-lexicographic-utf8', 'voyager-ada']);
    expect(examples.length).toBeGreaterThanOrEqual(40);
  });

  it.each(named((vector) => !inRounds.includes(vector.method)))('%s', async (_, vector) => {
    const { body, status, text } = await p1.post(
      `${pathOf(vector)}/restitutions?preview=true`,
      'preview',
      distributing(vector, fundOf(vector)),
    );
    const paid = due(vector);
    // nobody is owed anything: the whole fund stays
    if (Object.keys(paid).length === 0) {
      expect([status, body['code'], vector.residual]).toEqual([422, 'NOTHING_OUTSTANDING', fundOf(vector)]);
      return;
    }
    expect(status, text).toBe(200);
    const lines = linesOf(body);
    const isHeld = (amount: string) =>
      vector.method === 'de_minimis_hold' && minor(amount) < BigInt(vector.threshold ?? '0');
    const held = Object.values(lines).filter(isHeld).map(minor);
    expect(Object.fromEntries(Object.entries(lines).filter(([, amount]) => !isHeld(amount)))).toEqual(paid);
    const left = [...held, minor(body['undistributed']), minor(body['reserve'])].reduce(
      (all, one) => all + one,
      0n,
    );
    expect(String(left)).toBe(vector.residual);
  });

  it.each(named(({ method }) => method === 'catch_up'))('%s', async (_, vector) => {
    const all = new Map<string, bigint>();
    for (const [n, { allowed, expected, fund }] of (vector.rounds ?? []).entries()) {
      const claims = Object.keys(allowed);
      const body = { ...distributing(vector, fund), catchUp: true, claims, restitutionId: `R${n}` };
      const lines = await distributed(vector, body);
      expect(lines).toEqual(nonZero(vector, expected));
      for (const [id, amount] of Object.entries(expected)) all.set(id, (all.get(id) ?? 0n) + BigInt(amount));
    }
    expect(Object.fromEntries([...all].map(([id, amount]) => [id, String(amount)]))).toEqual(vector.expected);
  });

  it.each(named(({ method }) => method === 'reserve_then_release'))('%s', async (_, vector) => {
    const amounts = (name: string) => vector[name] as Readonly<Record<string, string>>;
    const [disputed = ''] = vector.disputed ?? [];
    const status = (to: string) =>
      posted(
        p1.send('patch', `${pathOf(vector)}/claims/${disputed}`, to, { order, reason: 'x', status: to }),
      );
    await status('disputed');
    const set = shown(vector, amounts('reserved')[disputed] ?? '0');
    const first = sumOf(Object.values(amounts('round1_paid')));
    const reserve = [{ claimId: disputed, quantity: set }];
    const lines = await distributed(vector, { ...distributing(vector, String(first)), reserve });
    expect(lines).toEqual(nonZero(vector, amounts('round1_paid')));
    const isAllowed = amounts('outcome')[disputed] !== '0';
    await status(isAllowed ? 'admitted' : 'rejected');
    const released = await posted(
      p1.post(`${pathOf(vector)}/restitutions/R0/reserve-releases`, 'release', {
        ofClaim: disputed,
        order,
        quantity: set,
        ...(isAllowed && { toClaim: disputed }),
      }),
    );
    await agreed(vector, released);
    if (!isAllowed) {
      const second = String(sumOf(Object.values(amounts('round2_paid'))));
      const again = await distributed(vector, { ...distributing(vector, second), restitutionId: 'R1' });
      expect(again).toEqual(nonZero(vector, amounts('round2_paid')));
    }
    const { body } = await court.get(`${pathOf(vector)}/claims?atLeast=${await positionNow(vector)}`);
    const allocated = body['claims'].map((claim: Record<string, string>) => [
      claim['claimId'],
      claim['allocated'],
    ]);
    expect(Object.fromEntries(allocated)).toEqual(
      Object.fromEntries(Object.entries(vector.expected).map(([id, amount]) => [id, shown(vector, amount)])),
    );
  });

  async function posted(asked: Promise<HttpAnswer>): Promise<HttpAnswer['body']> {
    const { body, status, text } = await asked;
    expect(status, text).toBe(201);
    return body;
  }

  /** The second person's consent, where one is needed; the facts that came of it. */
  async function agreed(
    vector: Vector,
    { facts, proposalHash }: HttpAnswer['body'],
  ): Promise<HttpAnswer['body'][]> {
    if (proposalHash === undefined) return facts;
    const { body } = await court.post(`${pathOf(vector)}/approvals`, String(proposalHash).slice(7, 40), {
      proposalHashes: [proposalHash],
    });
    expect(body['results'][0].status, JSON.stringify(body)).toBe('posted');
    return body['results'][0].facts;
  }

  async function distributed(
    vector: Vector,
    body: Readonly<Record<string, unknown>> & { readonly restitutionId: string },
  ): Promise<Readonly<Record<string, string>>> {
    const proposed = await posted(
      p1.post(`${pathOf(vector)}/restitutions`, `distribute-${body.restitutionId}`, body),
    );
    const facts = await agreed(vector, proposed);
    const legs: readonly Record<string, string>[] = facts.at(-1)?.['legs'] ?? [];
    return Object.fromEntries(
      legs
        .filter(({ account }) => account === 'due:allocated')
        .map(({ amount = '', claimId = '' }) => [claimId, amount]),
    );
  }

  async function positionNow(vector: Vector): Promise<string> {
    await ledger.caughtUp();
    return String((await court.get(pathOf(vector))).body['position']);
  }
});

const caseOf = ({ id }: Vector): string => `V-${vectors.findIndex((one) => one.id === id)}`;
const pathOf = (vector: Vector): string => `/cases/${caseOf(vector)}`;
const fundOf = ({ costs, fund }: Vector): string => String(BigInt(fund) - BigInt(costs));
const shown = ({ minor_digits }: Vector, amount: string): string => fromMinor(BigInt(amount), minor_digits);
const minor = (amount: string): bigint => BigInt(amount.replace('.', ''));
const sumOf = (amounts: readonly string[]): bigint => amounts.reduce((all, one) => all + BigInt(one), 0n);

function named(which: (vector: Vector) => boolean) {
  return examples.filter(which).map((vector) => [`${vector.method}: ${vector.id}`, vector] as const);
}

/** What each gets; who gets nothing has no line. */
function due(vector: Vector): Readonly<Record<string, string>> {
  return nonZero(vector, vector.expected);
}

function nonZero(
  vector: Vector,
  amounts: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const some = Object.entries(amounts).filter(([, amount]) => amount !== '0');
  return Object.fromEntries(some.map(([id, amount]) => [id, shown(vector, amount)]));
}

const linesOf = (body: HttpAnswer['body']): Readonly<Record<string, string>> =>
  Object.fromEntries(
    body['lines']
      .filter(({ amount }: { amount: string }) => /[1-9]/.test(amount))
      .map(({ amount, claimId }: Record<string, string>) => [claimId, amount]),
  );

function distributing(vector: Vector, fund: string) {
  const { fx = [], method, threshold, tiers } = vector;
  const unit = unitOf(vector);
  const rates = fx
    .filter(({ currency }) => currency !== unit)
    .map(({ currency, rate }) => ({ date: '2025-12-17', rate, source: 'ECB', unit: currency }));
  const mode = deMinimisOf[method];
  return {
    fund: shown(vector, fund),
    method: methodOf[method],
    order,
    restitutionId: 'R0',
    unit,
    ...(mode !== undefined && { deMinimis: { mode, threshold: shown(vector, threshold ?? '0') } }),
    ...(rates.length > 0 && { rates }),
    ...(tiers && { classes: tiers.map(({ name }) => ({ priority: priorityOf[name] ?? name })) }),
  };
}

function taking(vector: Vector): readonly object[] {
  const caseId = caseOf(vector);
  const thing = { assetId: 'A1', quantity: shown(vector, vector.fund), unit: unitOf(vector) };
  const asset = { description: 'Account', kind: 'account' };
  return [
    { act: 'cases', body: opening, caseId, id: 'open' },
    { act: 'seizures', body: { ...thing, asset, custodian: 'AMLO', order }, caseId, id: 'seize' },
  ];
}

/** All that was taken is owned. */
function owning(vector: Vector): object {
  const thing = { assetId: 'A1', quantity: shown(vector, vector.fund), unit: unitOf(vector) };
  return { act: 'confiscations', body: { ...thing, final: true, order }, caseId: caseOf(vector), id: 'own' };
}

function claiming(vector: Vector): readonly object[] {
  const tiers = vector.tiers ?? [];
  return vector.claims.map(({ gross_loss, id, prior_recovery }) => {
    const tier = tiers.find(({ ids }) => ids.includes(id))?.name ?? 'victims';
    const other = vector.fx?.find((one) => one.id === id);
    // nobody got back more than was lost, says the register: who did is due nothing either way
    const prior = BigInt(prior_recovery) > BigInt(gross_loss) ? gross_loss : prior_recovery;
    const body = {
      claimId: id,
      grossLoss: other?.amount ?? shown(vector, gross_loss),
      order,
      person: `P-${id}`,
      priority: priorityOf[tier],
      priorRecoveries: other ? '0' : shown(vector, prior),
      unit: other?.currency ?? unitOf(vector),
    };
    return { act: 'claims', body, caseId: caseOf(vector), id: `claim-${id}` };
  });
}
