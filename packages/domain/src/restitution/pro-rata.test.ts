import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { compareCodePoints } from '../id.ts';
import { divideByWeight } from './largest-remainder.ts';
import { proRata, type Share } from './pro-rata.ts';

const vectors = z
  .array(
    z.looseObject({
      claims: z.array(z.looseObject({ gross_loss: z.string(), id: z.string(), prior_recovery: z.string() })),
      costs: z.string(),
      expected: z.record(z.string(), z.string()),
      fund: z.string(),
      id: z.string(),
      method: z.string(),
      residual: z.string().optional(),
    }),
  )
  .parse(JSON.parse(readFileSync(new URL('../../vectors/distributions.json', import.meta.url), 'utf8')))
  .filter(({ method }) => method === 'pro_rata_gross' || method === 'pro_rata_gross_capped');

/** Small losses, so that many shares are only just full. */
const loss = fc.oneof(fc.bigInt(1n, 6n), fc.bigInt(1n, 2000n));
const share = fc
  .tuple(fc.string({ minLength: 1, unit: 'binary' }), loss, fc.oneof(fc.constant(0n), loss))
  .map(([claimId, grossLoss, recovered]) => ({
    claimId,
    grossLoss,
    outstanding: recovered < grossLoss ? grossLoss - recovered : 0n,
  }));
const shares = fc.uniqueArray(share, { maxLength: 12, selector: ({ claimId }) => claimId });
const anyFund = fc.oneof(fc.bigInt(0n, 20n), fc.bigInt(0n, 20_000n));

describe('pro rata on recognised loss', () => {
  it.each(vectors.map((vector) => [vector.id, vector] as const))(
    'divides as worked out in %s',
    (_, vector) => {
      const claims = vector.claims.map(({ gross_loss, id, prior_recovery }) => ({
        claimId: id,
        grossLoss: BigInt(gross_loss),
        outstanding: BigInt(gross_loss) - BigInt(prior_recovery),
      }));
      const divided = proRata(BigInt(vector.fund) - BigInt(vector.costs), claims);
      expect(amounts(divided)).toEqual(vector.expected);
    },
  );

  it('has worked examples to divide', () => {
    expect(vectors.map(({ id }) => id)).toContain('gross-cap-two-rounds');
  });

  it('allocates exactly the fund, or exactly what is outstanding if that is less, and nobody more than that', () => {
    fc.assert(
      fc.property(anyFund, shares, (fund, claims) => {
        const divided = proRata(fund, claims);
        const outstanding = claims.reduce((all, claim) => all + claim.outstanding, 0n);
        expect(total(divided)).toBe(fund < outstanding ? fund : outstanding);
        for (const claim of claims) {
          const amount = divided.get(claim.claimId) ?? 0n;
          expect(amount >= 0n && amount <= claim.outstanding).toBe(true);
        }
      }),
    );
  });

  it('agrees with exact fractions, rounded once at the end', () => {
    fc.assert(
      fc.property(anyFund, shares, (fund, claims) => {
        expect(paid(proRata(fund, claims))).toEqual(paid(inFractions(fund, claims)));
      }),
      { numRuns: 1000 },
    );
  });

  it('does not depend on the order of the claims', () => {
    const shuffled = shares.chain((claims) =>
      fc.tuple(
        fc.constant(claims),
        fc.shuffledSubarray(claims, { maxLength: claims.length, minLength: claims.length }),
      ),
    );
    fc.assert(
      fc.property(anyFund, shuffled, (fund, [claims, again]) => {
        expect(paid(proRata(fund, again))).toEqual(paid(proRata(fund, claims)));
      }),
    );
  });

  it('never lets a share that only rounding fills change the proportion of the others', () => {
    const claims = [
      { claimId: 'A', grossLoss: 1n, outstanding: 1n },
      { claimId: 'B', grossLoss: 1n, outstanding: 1n },
      { claimId: 'C', grossLoss: 3n, outstanding: 3n },
    ];
    // exactly 0.6, 0.6 and 1.8
    expect(amounts(proRata(3n, claims))).toEqual({ A: '1', B: '0', C: '2' });
  });
});

describe('what is left by rounding', () => {
  it('goes to the largest remainders, ties to the smallest id in code-point order', () => {
    // U+FF5E is the larger UTF-16 unit, U+1F600 the larger code point
    const tied = ['\u{1F600}', '\uFF5E', 'b', 'a'].map((id) => ({ id, weight: 1n }));
    expect(amounts(divideByWeight(3n, tied))).toEqual({ '\uFF5E': '1', '\u{1F600}': '0', a: '1', b: '1' });
  });

  it('never adds to a whole share', () => {
    const divided = divideByWeight(7n, [
      { id: 'a', weight: 2n },
      { id: 'b', weight: 3n },
      { id: 'c', weight: 3n },
      { id: 'd', weight: 6n },
    ]);
    expect(amounts(divided)).toEqual({ a: '1', b: '2', c: '1', d: '3' });
  });

  it('stays undivided where all weights are zero', () => {
    expect(total(divideByWeight(5n, [{ id: 'a', weight: 0n }]))).toBe(0n);
    expect(total(divideByWeight(5n, []))).toBe(0n);
  });
});

interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

/** Slow and obvious: fill in proportion until one is full, step by step, in exact fractions; then round once. */
function inFractions(fund: bigint, claims: readonly Share[]): ReadonlyMap<string, bigint> {
  const got = new Map<string, Fraction>(claims.map(({ claimId }) => [claimId, { over: 0n, under: 1n }]));
  let open = claims.filter(({ outstanding }) => outstanding > 0n);
  let left: Fraction = { over: fund, under: 1n };
  while (open.length > 0 && left.over > 0n) {
    const weights = open.reduce((all, { grossLoss }) => all + grossLoss, 0n);
    const steps = open.map((claim) => ({
      over: claim.outstanding * 1n * under(claim) - over(claim),
      under: under(claim) * claim.grossLoss,
    }));
    const toTheEnd = { over: left.over, under: left.under * weights };
    const step = [...steps, toTheEnd].reduce((least, one) => (isLess(one, least) ? one : least));
    for (const { claimId, grossLoss } of open) {
      got.set(claimId, plus(got.get(claimId), { over: step.over * grossLoss, under: step.under }));
    }
    left = plus(left, { over: -step.over * weights, under: step.under });
    open = open.filter((claim) => over(claim) < claim.outstanding * under(claim));
  }
  return rounded(got);

  function over({ claimId }: Share): bigint {
    return got.get(claimId)?.over ?? 0n;
  }
  function under({ claimId }: Share): bigint {
    return got.get(claimId)?.under ?? 1n;
  }
}

function rounded(exact: ReadonlyMap<string, Fraction>): ReadonlyMap<string, bigint> {
  const whole = new Map([...exact].map(([id, { over, under }]) => [id, over / under]));
  const sum = [...exact.values()].reduce((a, b) => plus(a, b), { over: 0n, under: 1n });
  let left = sum.over / sum.under - total(whole);
  const byRemainder = [...exact]
    .map(([id, { over, under }]) => ({ id, remainder: { over: over % under, under } }))
    .filter(({ remainder }) => remainder.over > 0n)
    .sort((a, b) =>
      isLess(b.remainder, a.remainder)
        ? -1
        : isLess(a.remainder, b.remainder)
          ? 1
          : compareCodePoints(a.id, b.id),
    );
  for (const { id } of byRemainder) {
    if (left === 0n) break;
    whole.set(id, (whole.get(id) ?? 0n) + 1n);
    left -= 1n;
  }
  return whole;
}

function plus(a: Fraction = { over: 0n, under: 1n }, b: Fraction): Fraction {
  const over = a.over * b.under + b.over * a.under;
  const under = a.under * b.under;
  const shared = divisor(over < 0n ? -over : over, under);
  return { over: over / shared, under: under / shared };
}

function divisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a || 1n : divisor(b, a % b);
}

const isLess = (a: Fraction, b: Fraction): boolean => a.over * b.under < b.over * a.under;
const total = (divided: ReadonlyMap<string, bigint>): bigint =>
  [...divided.values()].reduce((all, amount) => all + amount, 0n);
const amounts = (divided: ReadonlyMap<string, bigint>) =>
  Object.fromEntries([...divided].map(([id, amount]) => [id, String(amount)]));
const paid = (divided: ReadonlyMap<string, bigint>) =>
  [...divided].filter(([, amount]) => amount > 0n).sort(([a], [b]) => compareCodePoints(a, b));
