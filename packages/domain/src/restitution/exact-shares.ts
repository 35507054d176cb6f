import { compareCodePoints } from '../id.ts';

/** Shares before rounding, one a claim: each numerator over the one denominator. Their sum is a whole number. */
export interface ExactShares {
  readonly denominator: bigint;
  readonly numerators: readonly bigint[];
}

/** Shares that need no rounding. */
export const wholeShares = (amounts: readonly bigint[]): ExactShares => ({
  denominator: 1n,
  numerators: amounts,
});

/**
 * Rounds shares down and gives what is left one unit each to the largest remainders, ties to the smallest id in
 * code-point order. A whole share gets no extra unit. The answer stands in the order of `ids`, but does not depend
 * on it.
 */
export function roundShares(
  { denominator, numerators }: ExactShares,
  ids: readonly string[],
): readonly bigint[] {
  if (denominator === 1n) return numerators;
  const amounts = numerators.map((numerator) => numerator / denominator);
  const remainders = numerators.map((numerator, place) => numerator - (amounts[place] ?? 0n) * denominator);
  const withRemainder = places(remainders.length).filter((place) => remainders[place] !== 0n);
  const sum = withRemainder.reduce((all, place) => all + (remainders[place] ?? 0n), 0n);
  const units = Number(sum / denominator);
  if (units === 0) return amounts;
  const rank = rankById(ids);
  withRemainder.sort((a, b) => {
    const [one = 0n, other = 0n] = [remainders[a], remainders[b]];
    return one === other ? rank(a) - rank(b) : one > other ? -1 : 1;
  });
  for (const place of withRemainder.subarray(0, units)) amounts[place] = (amounts[place] ?? 0n) + 1n;
  return amounts;
}

/** 0, 1, 2 … in the least room. */
export function places(count: number): Uint32Array {
  const all = new Uint32Array(count);
  for (let place = 0; place < count; place += 1) all[place] = place;
  return all;
}

/** Where an id stands among all in code-point order. Claims mostly come in that order, and then nothing is sorted. */
export function rankById(ids: readonly string[]): (place: number) => number {
  const inOrder = ids.every((id, place) => place === 0 || compareCodePoints(ids[place - 1] ?? '', id) <= 0);
  if (inOrder) return (place) => place;
  const ranks = new Uint32Array(ids.length);
  places(ids.length)
    .sort((a, b) => compareCodePoints(ids[a] ?? '', ids[b] ?? ''))
    .forEach((place, rank) => (ranks[place] = rank));
  return (place) => ranks[place] ?? 0;
}
