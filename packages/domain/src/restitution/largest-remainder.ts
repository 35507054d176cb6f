import { compareCodePoints } from '../id.ts';

/** One who has a share, by weight. Weights are whole numbers of the minor unit, or any whole numbers. */
export interface Weighted {
  readonly id: string;
  readonly weight: bigint;
}

/**
 * Divides a whole number in proportion to weights: each share is rounded down, and what is left goes one unit each
 * to the largest remainders, ties to the smallest id in code-point order. A whole share gets no extra unit. With
 * all weights zero nothing is divided. The order of the input does not matter.
 */
export function divideByWeight(total: bigint, shares: readonly Weighted[]): ReadonlyMap<string, bigint> {
  const weights = shares.reduce((all, { weight }) => all + weight, 0n);
  if (weights === 0n) return new Map(shares.map(({ id }) => [id, 0n]));
  const parts = shares.map(({ id, weight }) => {
    const product = total * weight;
    return { id, whole: product / weights, remainder: product % weights };
  });
  let left = parts.reduce((rest, { whole }) => rest - whole, total);
  const byRemainder = parts
    .filter(({ remainder }) => remainder > 0n)
    .sort((a, b) =>
      a.remainder === b.remainder ? compareCodePoints(a.id, b.id) : a.remainder > b.remainder ? -1 : 1,
    );
  const divided = new Map(parts.map(({ id, whole }) => [id, whole]));
  for (const { id } of byRemainder) {
    if (left === 0n) break;
    divided.set(id, (divided.get(id) ?? 0n) + 1n);
    left -= 1n;
  }
  return divided;
}
