import { describe, expect, it } from 'vitest';
import { findAct } from './index.ts';
import type { Body } from '../fact.ts';
import { lotsAfter } from '../lots-after.ts';
import { fromMinor } from '../quantity.ts';
import { type Vector, vectors } from '../restitution/vectors.fixture.ts';
import { by, given, type Step, type Story, theCase } from '../scenario.fixture.ts';
import { investigator, prosecutor } from '../scenario-people.fixture.ts';
import {
  claimed,
  confiscated,
  distributed,
  distribution,
  frozen,
  opened,
  order,
  seized,
  sent,
} from '../scenario-steps.fixture.ts';
import { units } from '../units.ts';

const methodOf: Readonly<Record<string, string>> = {
  cea: 'equal-awards',
  cel: 'equal-losses',
  equal_final_loss: 'equal-final-loss',
  net_loss: 'net-loss',
  pro_rata_gross: 'pro-rata',
  pro_rata_gross_capped: 'pro-rata',
  rising_tide: 'rising-tide',
  talmud: 'contested-garment',
};
const modes: Readonly<Record<string, string>> = {
  de_minimis_forfeit: 'forfeit',
  de_minimis_hold: 'hold',
  de_minimis_redistribute_once: 'redistribute-once',
  de_minimis_redistribute_smallest_first: 'redistribute',
};

/** Money of the example's unit, owned, and its claims as far as the rules admit them. */
function told(
  { claims, costs, currency, fund, minor_digits }: Vector,
  priorities: Readonly<Record<string, string>> = {},
): Story {
  const text = (minor: string): string => fromMinor(BigInt(minor), minor_digits);
  const owned = {
    assetId: 'A1',
    quantity: text(String(BigInt(fund) - BigInt(costs))),
    unit: unitOf(currency),
  };
  return given(
    opened,
    seized(owned),
    confiscated(owned),
    ...claims.map(({ gross_loss, id, prior_recovery }) =>
      claimed(id, {
        grossLoss: text(gross_loss),
        priorRecoveries: text(prior_recovery),
        priority: priorities[id] ?? 'victim',
        unit: owned.unit,
      }),
    ),
  );
}

const unitOf = (currency: string): string => (currency === 'ETH' ? 'ETH' : currency);

/** What the answer allocates, in minor units, nothing where a claim gets nothing. */
function allocated({ facts }: Story, act = 'restitutions'): Readonly<Record<string, string>> {
  const fact = facts.map((one) => one.fact).findLast((one) => one.act === act && one.status === 'posted');
  const lines = fact?.details?.['lines'] as
    readonly { amount: string; claimId: string; held?: true }[] | undefined;
  return Object.fromEntries(
    (lines ?? [])
      .filter(({ held }) => !held)
      .map(({ amount, claimId }) => [claimId, String(BigInt(amount.replace('.', '')))]),
  );
}

const paidIn = (expected: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(expected).filter(([, amount]) => amount !== '0'));

const isSendable = ({ claims, currency, minor_digits }: Vector): boolean =>
  units.some(
    ({ alias, code, digits }) => (code === currency || alias === currency) && digits === minor_digits,
  ) &&
  claims.every(
    ({ gross_loss, id, prior_recovery }) =>
      /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/.test(id) && BigInt(prior_recovery) <= BigInt(gross_loss),
  );

describe('worked examples, told as acts', () => {
  const simple = vectors.filter(
    (vector) =>
      (methodOf[vector.method] ?? modes[vector.method]) !== undefined &&
      isSendable(vector) &&
      Object.values(vector.expected).some((amount) => amount !== '0'),
  );

  it.each(simple.map((vector) => [`${vector.method}: ${vector.id}`, vector] as const))('%s', (_, vector) => {
    const unit = unitOf(vector.currency);
    const threshold = fromMinor(BigInt(vector.threshold ?? '0'), vector.minor_digits);
    const mode = modes[vector.method];
    const body = {
      ...distribution,
      method: methodOf[vector.method] ?? 'net-loss',
      unit,
      ...(mode !== undefined && { deMinimis: { mode, threshold } }),
    };
    const story = told(vector);
    story.goOn(by(prosecutor, 'restitutions', body));
    expect(allocated(story)).toEqual(paidIn(vector.expected));
  });

  it('are enough of them', () => {
    expect(simple.length).toBeGreaterThan(12);
  });

  it.each(
    vectors.filter(({ method }) => method === 'waterfall').map((vector) => [vector.id, vector] as const),
  )('waterfall: %s', (_, vector) => {
    const priorityOf: Readonly<Record<string, string>> = {
      costs: 'costs',
      owners: 'owner',
      victims: 'victim',
    };
    const tiers = vector.tiers ?? [];
    const priorities = Object.fromEntries(
      tiers.flatMap(({ ids, name }) => ids.map((id) => [id, priorityOf[name] ?? 'state'])),
    );
    const classes = tiers.map(({ name }) => ({ priority: priorityOf[name] ?? 'state' }));
    const story = told(vector, priorities);
    story.goOn(distributed({ classes, method: 'net-loss', unit: vector.currency }));
    expect(allocated(story)).toEqual(paidIn(vector.expected));
  });

  it('a reserve for a disputed claim that is allowed goes to it', () => {
    const { story, vector } = reserved('reserve-allowed-full');
    story.goOn(amended('X', 'admitted'));
    story
      .when(prosecutor, 'restitutions/reserve-releases', {
        quantity: '200.00',
        restitutionId: 'R1',
        toClaim: 'X',
      })
      .posts(
        'due:reserve -200.00 USD of A1 with AMLO for X under R1',
        'due:allocated 200.00 USD of A1 with AMLO for X under R1',
      );
    expect(claimsOf(story)).toEqual(vector.expected);
  });

  it('a reserve for a disputed claim that is rejected goes to the others', () => {
    const { story, vector } = reserved('reserve-disallowed');
    story.goOn(amended('X', 'rejected'));
    const back = { ofClaim: 'X', quantity: '200.00', restitutionId: 'R1' };
    story.goOn(by(prosecutor, 'restitutions/reserve-releases', back));
    story.goOn(distributed({ method: 'net-loss', restitutionId: 'R2', unit: 'USD' }));
    expect(claimsOf(story)).toEqual(vector.expected);
  });

  it('claims in several currencies are compared by one rate each', () => {
    const vector = vectors.find(({ id }) => id === 'fx-mixed');
    const owned = { assetId: 'A1', quantity: '100000.00', unit: 'USD' };
    const fx = vector?.fx ?? [];
    const story = given(
      opened,
      seized(owned),
      confiscated(owned),
      ...fx.map(({ amount, currency, id }) =>
        claimed(id, { grossLoss: amount, priorRecoveries: '0', unit: currency }),
      ),
    );
    const rates = fx
      .filter(({ currency }) => currency !== 'USD')
      .map(({ currency, rate }) => ({
        date: '2026-01-05',
        rate,
        source: 'Bank of Thailand',
        unit: currency,
      }));
    story.goOn(distributed({ method: 'net-loss', rates, unit: 'USD' }));
    expect(allocated(story)).toEqual(vector?.expected);
    // what a claim was given counts in its own currency, with its own digits
    const euro = story.book.state.get('claim', theCase, 'e');
    expect(euro).toMatchObject({ allocated: '19122.54', unit: 'EUR' });
  });
});

const amended = (claimId: string, status: string): Step =>
  by(prosecutor, 'claims/amendment', { claimId, reason: 'decision', status });

function reserved(id: string): { readonly story: Story; readonly vector: Vector } {
  const vector = vectors.find((one) => one.id === id);
  if (!vector) throw new Error(`there is no example ${id}`);
  const story = told(vector);
  story.goOn(amended('X', 'disputed'));
  const reserve = [{ claimId: 'X', quantity: '200.00' }];
  story.goOn(distributed({ fund: '300.00', method: 'net-loss', reserve, unit: 'USD' }));
  return { story, vector };
}

const claimsOf = ({ book }: Story) =>
  Object.fromEntries(
    [...book.state.scan('claim', theCase, '')].map(([id, { allocated: amount }]) => [
      id,
      String(BigInt(amount.replace('.', ''))),
    ]),
  );

describe('an order of a distribution', () => {
  const owned = [opened, seized(), confiscated()];
  const pay = (amount: string, restitutionId = 'R1'): Body => ({
    amount,
    claimId: 'C1',
    paymentReference: 'x',
    restitutionId,
  });

  it('may hold small sums until there is more, and then they are paid', () => {
    const small = { deMinimis: { mode: 'hold', threshold: '10.00' }, fund: '6.00' };
    given(...owned, claimed('C1'), distributed(small))
      .when(prosecutor, 'restitutions/payments', pay('6.00'))
      .refuses('BELOW_THRESHOLD', { threshold: '10.00', unit: 'THB' })
      .when(prosecutor, 'restitutions', { ...distribution, ...small, restitutionId: 'R2' })
      .posts(
        'owned:confiscated -6.00 THB of A1 with AMLO under R2',
        'due:allocated 6.00 THB of A1 with AMLO for C1 under R2',
      )
      .when(prosecutor, 'restitutions/payments', pay('6.00'))
      .posts(
        'due:allocated -6.00 THB of A1 with AMLO for C1 under R1',
        'out:restituted 6.00 THB of A1 for C1 under R1',
      )
      .when(prosecutor, 'restitutions/payments', pay('6.00', 'R2'))
      .posts(
        'due:allocated -6.00 THB of A1 with AMLO for C1 under R2',
        'out:restituted 6.00 THB of A1 for C1 under R2',
      );
  });

  it('lets a small sum go once more is due to its claim, by a reserve or by a later round, and another one stay', () => {
    const small = { deMinimis: { mode: 'hold', threshold: '10.00' }, fund: '6.00' };
    const held = (...steps: readonly Step[]) =>
      given(...owned, claimed('C1'), distributed({ ...small, reserve: { quantity: '4.00' } }), ...steps).when(
        prosecutor,
        'restitutions/payments',
        pay('6.00'),
      );
    const release = (quantity: string) =>
      by(prosecutor, 'restitutions/reserve-releases', { quantity, restitutionId: 'R1', toClaim: 'C1' });
    const paid = [
      'due:allocated -6.00 THB of A1 with AMLO for C1 under R1',
      'out:restituted 6.00 THB of A1 for C1 under R1',
    ];
    held(release('4.00')).posts(...paid);
    held(release('3.99')).refuses('BELOW_THRESHOLD', { threshold: '10.00', unit: 'THB' });
    held(distributed({ fund: '4.00', restitutionId: 'R2' })).posts(...paid);
    held(distributed({ fund: '3.99', restitutionId: 'R2' })).refuses('BELOW_THRESHOLD');
    const usd = { assetId: 'A2', quantity: '10.00', unit: 'USD' };
    const rates = [{ date: '2026-01-05', rate: '0.03', source: 'Bank of Thailand', unit: 'THB' }];
    const other = { deMinimis: { mode: 'hold', threshold: '1.00' }, fund: '2.00', restitutionId: 'R2' };
    held(seized(usd), confiscated(usd), distributed({ ...other, rates, unit: 'USD' })).refuses(
      'BELOW_THRESHOLD',
    );
  });

  it('holds nothing of what was voided', () => {
    const small = { deMinimis: { mode: 'hold', threshold: '10.00' }, fund: '6.00' };
    const voided = { amount: '6.00', claimId: 'C1', order, reason: 'x', restitutionId: 'R1' };
    const story = given(...owned, claimed('C1'), distributed(small));
    const held = () => [...story.book.state.scan('held', theCase, '')].length;
    expect(held()).toBe(1);
    story.goOn(by(prosecutor, 'restitutions/voids', voided));
    expect(held()).toBe(0);
  });

  it('draws nothing of what is not known yet, so that its freeze stays', () => {
    const registered = { ...order, from: 'held', kind: 'restitution', orderId: 'O1' };
    const { order: _, ...besides } = distribution;
    const story = given(
      opened,
      frozen(),
      frozen({ asset: undefined, custodian: 'Bank C', quantity: 'unknown' }),
      sent({ from: 'Bank B', to: 'Bank C' }),
      by(investigator, 'transfers/confirmation', { byLetter: 'L-1', transferId: 'T1' }),
      claimed('C1'),
      by(prosecutor, 'orders', registered),
    );
    const cost = { account: 'held:frozen', invoice: 'I', order, paidBy: 'property', type: 'storage' };
    story
      .when(prosecutor, 'costs', { ...cost, quantity: '100.00', unit: 'THB' })
      .refuses('INSUFFICIENT_HELD', { held: '0.00', quantity: '100.00', unit: 'THB' })
      .when(prosecutor, 'restitutions', { ...besides, from: 'held', orderId: 'O1' })
      .refuses('INSUFFICIENT_HELD');
    story.goOn(
      by(investigator, 'accruals', {
        assetId: 'A1',
        custodian: 'Bank C',
        quantity: '5000.00',
        reason: 'balance-reported',
        unit: 'THB',
      }),
    );
  });

  it('may draw held money only if it is registered in the case and says so', () => {
    const registered = { authority: 'Court', date: '2026-01-05', kind: 'restitution', reference: '7' };
    const { order: _, ...besides } = distribution;
    const held = { ...besides, from: 'held', fund: '40.00' };
    given(
      opened,
      seized(),
      claimed('C1'),
      by(investigator, 'orders', { ...registered, orderId: 'O1' }),
      by(investigator, 'orders', { ...registered, from: 'held', orderId: 'O2' }),
    )
      .when(prosecutor, 'restitutions', { ...held, order })
      .refuses('HELD_NOT_ORDERED')
      .when(prosecutor, 'restitutions', { ...held, orderId: 'O1' })
      .refuses('HELD_NOT_ORDERED')
      .when(prosecutor, 'restitutions', { ...held, orderId: 'O2' })
      .posts(
        'held:seized -40.00 THB of A1 with AMLO under R1',
        'due:allocated 40.00 THB of A1 with AMLO for C1 under R1',
      )
      .when(prosecutor, 'restitutions/voids', {
        amount: '40.00',
        claimId: 'C1',
        order,
        reason: 'x',
        restitutionId: 'R1',
      })
      .posts(
        'due:allocated -40.00 THB of A1 with AMLO for C1 under R1',
        'held:seized 40.00 THB of A1 with AMLO under R1',
      );
  });

  it.each([
    ['frozen', frozen({ expiresAt: '2027-03-17T00:00:00Z' }), []],
    [
      'sold',
      seized({ quantity: '1', unit: 'BTC' }),
      [
        by(prosecutor, 'realisations', {
          assetId: 'A1',
          buyerReference: 'B',
          costs: [],
          gross: '100.00',
          ground: 'perishable',
          liens: [],
          order,
          ownerHeard: true,
          proceedsUnit: 'THB',
          quantity: '1',
          unit: 'BTC',
        }),
      ],
    ],
  ])('gives back what was only held, here %s, as what it was, by few lines or by many', (_, taken, sold) => {
    const registered = { ...order, from: 'held', kind: 'restitution', orderId: 'O1' };
    const { order: __, ...besides } = distribution;
    const held = { ...besides, from: 'held', fund: '60.00', orderId: 'O1', reserve: { quantity: '40.00' } };
    const some = [claimed('C1')];
    const many = Array.from({ length: 501 }, (___, n) => claimed(`D${n}`, { grossLoss: '1.00' }));
    const back = { order, reason: 'x', restitutionId: 'R1' };
    const voided = by(prosecutor, 'restitutions/voids', { ...back, amount: '1.00', claimId: 'C1' });
    const released = { quantity: '1.00', restitutionId: 'R1' };
    for (const { claims, returned } of [
      { claims: some, returned: voided },
      { claims: some, returned: by(prosecutor, 'restitutions/reserve-releases', released) },
      { claims: [...some, ...many], returned: voided },
    ]) {
      const story = given(opened, taken, ...sold, ...claims, by(prosecutor, 'orders', registered));
      const lots = () => [...story.book.state.scan('lot', theCase, '')].map(([, lot]) => lot);
      const [was] = lots();
      story.goOn(by(prosecutor, 'restitutions', held));
      expect(lots()).toEqual([]);
      const number = story.book.state.get('case', theCase, '')?.lots;
      const { fact } = story.goOn(returned);
      expect(lots()).toEqual([{ ...was, number, quantity: '1.00' }]);
      const read = [...lotsAfter(fact as Parameters<typeof lotsAfter>[0], []).values()];
      expect(read.map((lot) => lot?.expiresAt)).toEqual([was?.expiresAt]);
    }
  });

  it('may name its sources, sets shares aside that can’t be paid yet, and takes only claims that somebody answers for', () => {
    const second = { assetId: 'A2' };
    given(...owned, seized(second), confiscated(second), claimed('C1'), claimed('C2'), claimed('C3'))
      .when(prosecutor, 'restitutions', {
        ...distribution,
        fund: '110.00',
        holds: ['C2'],
        liability: [
          { claimIds: ['C1', 'C2'], defendant: 'D1' },
          { claimIds: ['C2'], defendant: 'D2' },
        ],
        sources: [{ assetId: 'A2' }, { assetId: 'A1' }],
      })
      .posts(
        'owned:confiscated -100.00 THB of A2 with AMLO under R1',
        'due:allocated 55.00 THB of A2 with AMLO for C1 under R1',
        'due:reserve 45.00 THB of A2 with AMLO for C2 under R1',
        'owned:confiscated -10.00 THB of A1 with AMLO under R1',
        'due:reserve 10.00 THB of A1 with AMLO for C2 under R1',
      )
      // what comes back goes to the lot that was drawn last, first
      .when(prosecutor, 'restitutions/reserve-releases', {
        ofClaim: 'C2',
        quantity: '20.00',
        restitutionId: 'R1',
      })
      .posts(
        'due:reserve -10.00 THB of A1 with AMLO for C2 under R1',
        'owned:confiscated 10.00 THB of A1 with AMLO under R1',
        'due:reserve -10.00 THB of A2 with AMLO for C2 under R1',
        'owned:confiscated 10.00 THB of A2 with AMLO under R1',
      );
  });

  it('names each class once, so that no claim is in two', () => {
    const body = (...classes: readonly Body[]) =>
      findAct('restitutions')?.body.safeParse({ ...distribution, classes }).success;
    const victims = { method: 'equal-awards', priority: 'victim' };
    expect(body({ priority: 'victim' }, { priority: 'insurer' })).toBe(true);
    expect(body({ priority: 'victim' }, victims)).toBe(false);
  });

  it('sets no share aside of what is no claim that it is for', () => {
    const story = given(...owned, claimed('C1'), claimed('C2'), claimed('C3', { priority: 'insurer' }));
    story.goOn(by(prosecutor, 'claims/amendment', { claimId: 'C2', reason: 'x', status: 'rejected' }));
    const ask = (holds: readonly string[], about: Body = {}) =>
      story.when(prosecutor, 'restitutions', { ...distribution, ...about, holds });
    ask(['C1', 'C-1']).refuses('UNKNOWN_CLAIM', { claimId: 'C-1' });
    ask(['C2']).refuses('CLAIM_STATUS', { claimId: 'C2', status: 'rejected' });
    ask(['C3'], { classes: [{ priority: 'victim' }] }).refuses('NOT_IN_CLASS', {
      claimId: 'C3',
      priority: 'insurer',
    });
    ask(['C3'], { claims: ['C1'] }).refuses('NOT_CHOSEN', { claimId: 'C3' });
    ask(['C3'], { liability: [{ claimIds: ['C1'], defendant: 'D1' }] }).refuses('NOT_CHOSEN');
  });

  it('counts what was set aside for a claim in another unit for that claim alone', () => {
    const rates = [{ date: '2026-01-05', rate: '35', source: 'Bank of Thailand', unit: 'USD' }];
    const reserve = [{ claimId: 'C2', quantity: '35.00' }];
    const story = given(...owned, claimed('C1'), claimed('C2', { unit: 'USD' }), amended('C2', 'disputed'));
    story.goOn(distributed({ claims: ['C1'], fund: '10.00', rates, reserve }));
    story.goOn(amended('C2', 'rejected'));
    const toOther = { ofClaim: 'C2', quantity: '35.00', restitutionId: 'R1', toClaim: 'C1' };
    const released = story.goOn(by(prosecutor, 'restitutions/reserve-releases', toOther)).fact;
    expect(released.legs).toMatchObject([{ counts: '-1.00' }, { amount: '35.00', claimId: 'C1' }]);
    const paid = story.goOn(by(prosecutor, 'restitutions/payments', pay('45.00'))).fact;
    expect([released.legs?.[1], ...(paid.legs ?? [])].filter((leg) => leg?.counts !== undefined)).toEqual([]);
    const { state } = story.book;
    expect(state.get('claim', theCase, 'C1')).toMatchObject({ allocated: '45.00', paid: '45.00' });
    expect(state.get('claim', theCase, 'C2')).toMatchObject({ setAside: '0.00' });
  });

  it('lets no more of a reserve go to a claim in another unit than it is worth there, but for what rounding added', () => {
    const story = (claim: Body, rate: string, quantity: string): Story => {
      const rates = [{ date: '2026-01-05', rate, source: 'Bank of Thailand', unit: String(claim['unit']) }];
      return given(
        ...owned,
        claimed('C1', claim),
        claimed('C2'),
        amended('C1', 'disputed'),
        distributed({ claims: ['C2'], fund: '1.00', rates, reserve: [{ claimId: 'C1', quantity }] }),
        amended('C1', 'admitted'),
      );
    };
    const release = { restitutionId: 'R1', toClaim: 'C1' };
    story({ grossLoss: '1.00', unit: 'USD' }, '35', '70.00')
      .when(prosecutor, 'restitutions/reserve-releases', { ...release, quantity: '70.00' })
      .refuses('OVER_CLAIM', { claimId: 'C1' })
      .when(prosecutor, 'restitutions/reserve-releases', { ...release, quantity: '35.00' })
      .posts(
        'due:reserve -35.00 THB of A1 with AMLO for C1 under R1',
        'due:allocated 35.00 THB of A1 with AMLO for C1 under R1',
      )
      .when(prosecutor, 'restitutions/reserve-releases', { ...release, quantity: '0.35' })
      .refuses('OVER_CLAIM', { claimId: 'C1' });
    // 25 dong are 3.5 satang, and 4 satang are 29 dong
    story({ grossLoss: '25', priorRecoveries: '0', unit: 'VND' }, '0.0014', '0.04')
      .when(prosecutor, 'restitutions/reserve-releases', { ...release, quantity: '0.04' })
      .posts(
        'due:reserve -0.04 THB of A1 with AMLO for C1 under R1',
        'due:allocated 0.04 THB of A1 with AMLO for C1 under R1',
      );
  });

  it('never pays more than was lost when a claim is reduced after it was allocated; the rest is voided', () => {
    given(...owned, claimed('C1'), distributed(), by(prosecutor, 'restitutions/payments', pay('60.00')))
      .when(prosecutor, 'claims/amendment', { claimId: 'C1', grossLoss: '50.00', reason: 'counted twice' })
      .posts()
      .when(prosecutor, 'restitutions/payments', pay('0.01'))
      .refuses('OVER_CLAIM', { claimId: 'C1' })
      .when(prosecutor, 'restitutions', { ...distribution, restitutionId: 'R2' })
      .refuses('INSUFFICIENT_OWNED');
  });
});
