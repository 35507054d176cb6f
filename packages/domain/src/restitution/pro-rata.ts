import { divideByWeight } from './largest-remainder.ts';

/** A claim as a division sees it, in whole numbers of the minor unit. */
export interface Share {
  readonly claimId: string;
  readonly grossLoss: bigint;
  readonly outstanding: bigint;
}

/**
 * Pro rata on recognised loss: in proportion to gross loss, nobody above what is outstanding; the excess goes to
 * the others in the same proportion until none is above. Allocates exactly the smaller of the fund and the sum of
 * what is outstanding.
 */
export function proRata(fund: bigint, shares: readonly Share[]): ReadonlyMap<string, bigint> {
  const allocated = new Map<string, bigint>();
  let left = fund;
  let open = shares.filter(({ outstanding }) => outstanding > 0n);
  for (;;) {
    const divided = divideByWeight(
      left,
      open.map(({ claimId, grossLoss }) => ({ id: claimId, weight: grossLoss })),
    );
    const sated = open.filter(({ claimId, outstanding }) => (divided.get(claimId) ?? 0n) >= outstanding);
    if (sated.length === 0) {
      for (const [claimId, amount] of divided) allocated.set(claimId, amount);
      return allocated;
    }
    for (const { claimId, outstanding } of sated) {
      allocated.set(claimId, outstanding);
      left -= outstanding;
    }
    open = open.filter(({ claimId }) => !allocated.has(claimId));
  }
}
