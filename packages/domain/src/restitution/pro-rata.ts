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
    const weights = open.reduce((all, { grossLoss }) => all + grossLoss, 0n);
    const fundLeft = left;
    // exactly, before any rounding: a share that only rounding fills must not be taken out of the proportion
    const isSated = ({ grossLoss, outstanding }: Share) => fundLeft * grossLoss >= outstanding * weights;
    const sated = open.filter(isSated);
    if (sated.length === 0) break;
    for (const { claimId, outstanding } of sated) {
      allocated.set(claimId, outstanding);
      left -= outstanding;
    }
    open = open.filter(({ claimId }) => !allocated.has(claimId));
  }
  const rest = open.map(({ claimId, grossLoss }) => ({ id: claimId, weight: grossLoss }));
  for (const [claimId, amount] of divideByWeight(left, rest)) allocated.set(claimId, amount);
  return allocated;
}
