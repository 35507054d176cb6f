import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDivision } from './any-claims.fixture.ts';
import { type Class, divide } from './divide.ts';
import { roundShares } from './exact-shares.ts';
import { roundedInWords, sharesInWords } from './exact-fractions.fixture.ts';
import { catchingUp, type Method, methods } from './methods.ts';
import { riseTo } from './rising-level.ts';
import { outstandingOf, type Share } from './share.ts';
import { claimsIn, vectors } from './vectors.fixture.ts';

const methodOf: Readonly<Record<string, Method>> = {
  cea: 'equal-awards',
  cel: 'equal-losses',
  equal_final_loss: 'equal-final-loss',
  net_loss: 'net-loss',
  net_loss_fx: 'net-loss',
  pro_rata_gross: 'pro-rata',
  pro_rata_gross_capped: 'pro-rata',
  rising_tide: 'rising-tide',
  talmud: 'contested-garment',
};

const single = (method: Method, shares: readonly Share[], catchUp = false): readonly Class[] => [
  { rule: { catchUp, method }, shares },
];
const amountsOf = (fund: bigint, classes: readonly Class[]): ReadonlyMap<string, bigint> =>
  new Map(divide(fund, classes).map(({ amount, share }) => [share.claimId, amount]));
const said = (amounts: ReadonlyMap<string, bigint>) =>
  Object.fromEntries([...amounts].map(([id, amount]) => [id, String(amount)]));
const total = (amounts: Iterable<bigint>): bigint => [...amounts].reduce((all, amount) => all + amount, 0n);

const fundOf = ({ costs, fund }: { readonly costs: string; readonly fund: string }): bigint =>
  BigInt(fund) > BigInt(costs) ? BigInt(fund) - BigInt(costs) : 0n;

describe('worked examples', () => {
  const examples = vectors.filter(({ method }) => methodOf[method] !== undefined);

  it.each(examples.map((vector) => [`${vector.method}: ${vector.id}`, vector] as const))(
    '%s',
    (_, vector) => {
      const method = methodOf[vector.method] ?? 'pro-rata';
      const fund = fundOf(vector);
      const amounts = amountsOf(fund, single(method, claimsIn(vector)));
      expect(said(amounts)).toEqual(vector.expected);
      expect(String(fund - total(amounts.values()))).toBe(vector.residual);
    },
  );

  it.each(
    vectors.filter(({ method }) => method === 'waterfall').map((vector) => [vector.id, vector] as const),
  )('waterfall: %s', (_, vector) => {
    const claims = claimsIn(vector);
    const classes = (vector.tiers ?? []).map(({ ids, method }) => ({
      rule: { catchUp: false, method: methodOf[method] ?? 'pro-rata' },
      shares: claims.filter(({ claimId }) => ids.includes(claimId)),
    }));
    expect(said(amountsOf(fundOf(vector), classes))).toEqual(vector.expected);
  });

  it.each(
    vectors.filter(({ method }) => method === 'weights_lr').map((vector) => [vector.id, vector] as const),
  )('by weights alone: %s', (_, vector) => {
    const fund = fundOf(vector);
    const claims = claimsIn(vector);
    const shares = riseTo(
      fund,
      claims.map(({ grossLoss }) => ({ floor: 0n, most: fund, weight: grossLoss })),
    );
    const ids = claims.map(({ claimId }) => claimId);
    const amounts = roundShares(shares, ids);
    expect(Object.fromEntries(ids.map((id, place) => [id, String(amounts[place])]))).toEqual(vector.expected);
    expect(String(fund - total(amounts))).toBe(vector.residual);
  });

  it.each(
    vectors.filter(({ method }) => method === 'catch_up').map((vector) => [vector.id, vector] as const),
  )('catching up: %s', (_, vector) => {
    const given = new Map<string, bigint>();
    for (const { allowed, expected, fund } of vector.rounds ?? []) {
      const shares = Object.entries(allowed).map(([claimId, loss]) => ({
        claimId,
        given: given.get(claimId) ?? 0n,
        grossLoss: BigInt(loss),
        priorRecoveries: 0n,
      }));
      const amounts = amountsOf(BigInt(fund), single('net-loss', shares, true));
      expect(said(amounts)).toEqual(expected);
      for (const [id, amount] of amounts) given.set(id, (given.get(id) ?? 0n) + amount);
    }
    expect(said(given)).toEqual(vector.expected);
  });

  it('are as many as the methods need', () => {
    const used = new Set(examples.map(({ method }) => methodOf[method]));
    expect(methods.filter((method) => !used.has(method))).toEqual([]);
  });
});

describe.each(methods)('%s', (method) => {
  it('agrees with what it says in words, in exact fractions, rounded once at the end', () => {
    fc.assert(
      fc.property(anyDivision, ({ fund, shares }) => {
        const due = roundedInWords(sharesInWords(fund, method, shares));
        expect(said(amountsOf(fund, single(method, shares)))).toEqual(said(due));
      }),
      { numRuns: 10_000 },
    );
  });

  it('allocates exactly the fund, or exactly what is outstanding if that is less, and nobody more than that', () => {
    fc.assert(
      fc.property(anyDivision, ({ fund, shares }) => {
        const payable = shares.filter((share) => share.grossLoss > 0n);
        const owed = total(payable.map(outstandingOf));
        const amounts = amountsOf(fund, single(method, shares));
        expect(total(amounts.values())).toBe(fund < owed ? fund : owed);
        for (const share of shares) {
          const amount = amounts.get(share.claimId) ?? 0n;
          expect(amount >= 0n && amount <= outstandingOf(share)).toBe(true);
        }
      }),
    );
  });

  it('pays nobody less out of a larger fund, but for the unit that rounding moves', () => {
    fc.assert(
      fc.property(anyDivision, fc.bigInt(0n, 50n), ({ fund, shares }, more) => {
        const before = divide(fund, single(method, shares));
        const after = divide(fund + more, single(method, shares));
        for (const [place, { amount, over, under }] of before.entries()) {
          const now = after[place];
          expect((now?.over ?? 0n) * under >= over * (now?.under ?? 1n)).toBe(true);
          expect((now?.amount ?? 0n) >= amount - 1n).toBe(true);
        }
      }),
    );
  });

  it('does not depend on the order of the claims', () => {
    const shuffled = anyDivision.chain(({ fund, shares }) =>
      fc.record({
        again: fc.shuffledSubarray([...shares], { maxLength: shares.length, minLength: shares.length }),
        fund: fc.constant(fund),
        shares: fc.constant(shares),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ again, fund, shares }) => {
        expect(said(amountsOf(fund, single(method, again)))).toEqual(
          said(amountsOf(fund, single(method, shares))),
        );
      }),
    );
  });
});

describe.each(methods.filter((method) => catchingUp[method]))(
  '%s where those behind catch up first',
  (method) => {
    it('agrees with what it says in words, in exact fractions', () => {
      fc.assert(
        fc.property(anyDivision, ({ fund, shares }) => {
          const due = roundedInWords(sharesInWords(fund, method, shares, true));
          expect(said(amountsOf(fund, single(method, shares, true)))).toEqual(said(due));
        }),
        { numRuns: 10_000 },
      );
    });
  },
);

describe('two rounds of rising tide', () => {
  it('equal one of the whole fund, to within rounding', () => {
    fc.assert(
      fc.property(anyDivision, fc.nat(100), ({ fund, shares }, percent) => {
        const first = (fund * BigInt(percent)) / 100n;
        const once = amountsOf(fund, single('rising-tide', shares));
        const one = amountsOf(first, single('rising-tide', shares));
        const later = shares.map((share) => ({
          ...share,
          given: share.given + (one.get(share.claimId) ?? 0n),
        }));
        const two = amountsOf(fund - first, single('rising-tide', later));
        for (const { claimId } of shares) {
          const apart = (one.get(claimId) ?? 0n) + (two.get(claimId) ?? 0n) - (once.get(claimId) ?? 0n);
          expect(apart >= -2n && apart <= 2n).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('what is left by rounding', () => {
  it('goes to the largest remainders, ties to the smallest id in code-point order', () => {
    // U+FF5E is the larger UTF-16 unit, U+1F600 the larger code point
    const tied = ['\u{1F600}', '\uFF5E', 'b', 'a'].map((claimId) => claim(claimId, 9n));
    expect(said(amountsOf(3n, single('pro-rata', tied)))).toEqual({
      '\u{1F600}': '0',
      '\uFF5E': '1',
      a: '1',
      b: '1',
    });
  });

  it('never adds to a whole share', () => {
    const claims = [claim('a', 2n), claim('b', 3n), claim('c', 3n), claim('d', 6n)];
    expect(said(amountsOf(7n, single('pro-rata', claims)))).toEqual({ a: '1', b: '2', c: '1', d: '3' });
  });

  it('never lets a share that only rounding fills change the proportion of the others', () => {
    const claims = [claim('A', 1n), claim('B', 1n), claim('C', 3n)];
    // exactly 0.6, 0.6 and 1.8
    expect(said(amountsOf(3n, single('pro-rata', claims)))).toEqual({ A: '1', B: '0', C: '2' });
  });
});

describe('a class', () => {
  it('is paid in full before the next gets anything', () => {
    const classes = [
      { rule: { catchUp: false, method: 'pro-rata' as const }, shares: [claim('cost', 30n)] },
      {
        rule: { catchUp: false, method: 'equal-awards' as const },
        shares: [claim('a', 50n), claim('b', 90n)],
      },
    ];
    expect(said(amountsOf(20n, classes))).toEqual({ a: '0', b: '0', cost: '20' });
    expect(said(amountsOf(50n, classes))).toEqual({ a: '10', b: '10', cost: '30' });
  });
});

const claim = (claimId: string, grossLoss: bigint): Share => ({
  claimId,
  given: 0n,
  grossLoss,
  priorRecoveries: 0n,
});
