import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareCodePoints } from '../id.ts';
import { anyDivision } from './any-claims.fixture.ts';
import { type DeMinimis, divideAbove } from './de-minimis.ts';
import { type Class, divide } from './divide.ts';
import { type Fraction, isLess, roundedInWords, sharesInWords, whole } from './exact-fractions.fixture.ts';
import { type Method, methods } from './methods.ts';
import type { Share } from './share.ts';
import { claimsIn, vectors } from './vectors.fixture.ts';

const modes: Readonly<Record<string, DeMinimis['mode']>> = {
  de_minimis_forfeit: 'forfeit',
  de_minimis_redistribute_once: 'redistribute-once',
  de_minimis_redistribute_smallest_first: 'redistribute',
};

const classesOf = (method: Method, shares: readonly Share[]): readonly Class[] => [
  { rule: { catchUp: false, method }, shares },
];

const amountsOf = (
  fund: bigint,
  classes: readonly Class[],
  deMinimis: DeMinimis,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    divideAbove(fund, classes, deMinimis)
      .filter(({ amount }) => amount > 0n)
      .map(({ amount, share }) => [share.claimId, String(amount)]),
  );

describe('shares below a threshold', () => {
  const examples = vectors.filter(({ method }) => modes[method] !== undefined);

  it.each(examples.map((vector) => [`${vector.method}: ${vector.id}`, vector] as const))(
    'are treated as worked out in %s',
    (_, vector) => {
      const deMinimis = {
        mode: modes[vector.method] ?? 'forfeit',
        threshold: BigInt(vector.threshold ?? '0'),
      };
      const amounts = amountsOf(BigInt(vector.fund), classesOf('net-loss', claimsIn(vector)), deMinimis);
      const paid = Object.entries(vector.expected).filter(([, amount]) => amount !== '0');
      expect(amounts).toEqual(Object.fromEntries(paid));
    },
  );

  it('have worked examples', () => {
    expect(examples.length).toBe(3);
  });

  it('stay with their claims where they are held until they come to more', () => {
    const example = vectors.find(({ method }) => method === 'de_minimis_hold');
    const fund = BigInt(example?.fund ?? '0');
    const classes = classesOf('net-loss', example ? claimsIn(example) : []);
    const threshold = BigInt(example?.threshold ?? '0');
    const divided = divideAbove(fund, classes, { mode: 'hold', threshold });
    expect(divided).toEqual(divide(fund, classes));
    const held = divided.filter(({ amount }) => amount < threshold).map(({ amount }) => amount);
    expect(String(held.reduce((all, amount) => all + amount, 0n))).toBe(example?.residual);
  });

  it.each(methods)('of %s go one by one, the smallest first, until none is below', (method) => {
    fc.assert(
      fc.property(anyDivision, fc.bigInt(1n, 400n), ({ fund, shares }, threshold) => {
        const amounts = amountsOf(fund, classesOf(method, shares), { mode: 'redistribute', threshold });
        expect(amounts).toEqual(oneByOne(fund, method, shares, threshold));
      }),
      { numRuns: 2500 },
    );
  });

  it('go one by one also out of several classes', () => {
    fc.assert(
      fc.property(anyDivision, anyDivision, fc.bigInt(1n, 400n), (first, second, threshold) => {
        const named = (name: string, shares: readonly Share[]) =>
          shares.map((share) => ({ ...share, claimId: `${name}${share.claimId}` }));
        const classes = [
          ...classesOf('net-loss', named('1', first.shares)),
          ...classesOf('equal-awards', named('2', second.shares)),
        ];
        const fund = first.fund + second.fund;
        const amounts = amountsOf(fund, classes, { mode: 'redistribute', threshold });
        expect(amounts).toEqual(classesOneByOne(fund, classes, threshold));
      }),
      { numRuns: 2500 },
    );
  });
});

type Shares = ReadonlyMap<string, Fraction>;

function oneByOne(fund: bigint, method: Method, shares: readonly Share[], threshold: bigint) {
  return drop(shares, threshold, (left) => {
    const exact = sharesInWords(fund, method, left);
    return { amounts: roundedInWords(exact), exact };
  });
}

function classesOneByOne(fund: bigint, classes: readonly Class[], threshold: bigint) {
  const all = classes.flatMap(({ shares }) => shares);
  return drop(all, threshold, (left) => {
    let rest = fund;
    const exact = new Map<string, Fraction>();
    const amounts = new Map<string, bigint>();
    for (const { rule, shares } of classes) {
      const ofClass = sharesInWords(
        rest,
        rule.method,
        shares.filter((share) => left.includes(share)),
      );
      for (const [id, share] of ofClass) exact.set(id, share);
      for (const [id, amount] of roundedInWords(ofClass)) {
        amounts.set(id, amount);
        rest -= amount;
      }
    }
    return { amounts, exact };
  });
}

function drop(
  shares: readonly Share[],
  threshold: bigint,
  divideAmong: (left: readonly Share[]) => {
    readonly amounts: ReadonlyMap<string, bigint>;
    readonly exact: Shares;
  },
): Readonly<Record<string, string>> {
  let left = shares;
  for (;;) {
    const { amounts, exact } = divideAmong(left);
    const [smallest] = [...exact]
      .filter(([, share]) => share.over > 0n && isLess(share, whole(threshold)))
      .sort(([one, a], [other, b]) => (isLess(a, b) ? -1 : isLess(b, a) ? 1 : compareCodePoints(other, one)));
    if (!smallest) {
      const paid = [...amounts].filter(([, amount]) => amount > 0n);
      return Object.fromEntries(paid.map(([id, amount]) => [id, String(amount)]));
    }
    left = left.filter(({ claimId }) => claimId !== smallest[0]);
  }
}
