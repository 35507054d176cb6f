import { type Class, divide, type Divided } from './divide.ts';
import { rankById } from './exact-shares.ts';
import type { Share } from './share.ts';

/** What becomes of shares below a threshold; an order chooses one. */
export const deMinimisModes = ['forfeit', 'hold', 'redistribute-once', 'redistribute'] as const;

export interface DeMinimis {
  readonly mode: (typeof deMinimisModes)[number];
  /** In whole minor units. A share is measured before rounding. */
  readonly threshold: bigint;
}

/**
 * Divides a fund, and treats shares below the threshold as the order says: `forfeit` pays nobody in their stead (FRBP
 * 3010(a)), `hold` leaves them owed until they come to the threshold together with others of the claim, which is seen
 * when they are paid (FRBP 3010(b)), `redistribute-once` drops them all and divides again among the rest,
 * `redistribute` drops the smallest one, ties the larger id, and divides again, until none is below.
 */
export function divideAbove(
  fund: bigint,
  classes: readonly Class[],
  deMinimis: DeMinimis | undefined,
): readonly Divided[] {
  const divided = divide(fund, classes);
  if (!deMinimis || deMinimis.mode === 'hold') return divided;
  const { mode, threshold } = deMinimis;
  const small = divided.filter((one) => isBelow(one, threshold));
  if (small.length === 0) return divided;
  const isSmall = new Set(small.map(({ share }) => share));
  if (mode === 'forfeit') return divided.filter(({ share }) => !isSmall.has(share));
  if (mode === 'redistribute-once') return divide(fund, without(classes, isSmall));
  return redistribute(fund, classes, divided, threshold);
}

/** Nothing is no small share: whoever gets nothing anyway takes nothing from anybody. */
const isBelow = ({ over, under }: Divided, threshold: bigint): boolean =>
  over > 0n && over < threshold * under;

const without = (classes: readonly Class[], dropped: ReadonlySet<Share>): readonly Class[] =>
  classes.map(({ rule, shares }) => ({ rule, shares: shares.filter((share) => !dropped.has(share)) }));

/**
 * One claim after the other, but in large steps: shares only grow while others are dropped, so that several go at once
 * where nothing that grows meanwhile can change who they are.
 */
function redistribute(
  fund: bigint,
  classes: readonly Class[],
  divided: readonly Divided[],
  threshold: bigint,
): readonly Divided[] {
  const rank = rankById(divided.map(({ share }) => share.claimId));
  const ranks = new Map(divided.map(({ share }, place) => [share, rank(place)]));
  const smallerFirst = (a: Divided, b: Divided): number =>
    compareShares(a, b) || (ranks.get(b.share) ?? 0) - (ranks.get(a.share) ?? 0);
  let left = classes;
  // how many can go at once changes little from one step to the next, and each guess costs a division
  let atOnce = divided.length;
  for (let now = divided; ; now = divide(fund, left)) {
    const small = now.filter((one) => isBelow(one, threshold)).sort(smallerFirst);
    if (small.length === 0) return now;
    let count = Math.min(small.length, atOnce);
    while (count > 1 && !goTogether(small.slice(0, count))) count = Math.floor(count / 2);
    atOnce = 2 * count;
    left = without(left, new Set(small.slice(0, count).map(({ share }) => share)));

    /** Whether these would go in any case, before any other, however much the shares grow until the last has gone. */
    function goTogether(going: readonly Divided[]): boolean {
      // if none of them comes to the threshold out of so much more, they leave less than that to the others
      const grown = divide(fund + BigInt(going.length) * threshold, left);
      const last = going.at(-1);
      const goes = new Set(going.map(({ share }) => share));
      let [most, mostOfOthers]: [Divided | undefined, Divided | undefined] = [undefined, undefined];
      for (const one of grown) {
        if (!goes.has(one.share)) continue;
        if (!isBelow(one, threshold)) return false;

        most = larger(most, one);
        if (!isAlike(one, last)) mostOfOthers = larger(mostOfOthers, one);
      }
      return now.every((one, place) => {
        const later = grown[place];
        if (goes.has(one.share) || !later || later.over === 0n) return true;
        // of claims that are alike in all, the larger id goes first, whatever they get
        const bound = isAlike(one, last) ? mostOfOthers : most;
        return !bound || compareShares(bound, one) < 0;
      });
    }
  }
}

const compareShares = (a: Divided, b: Divided): number => {
  const [one, other] = [a.over * b.under, b.over * a.under];
  return one < other ? -1 : one > other ? 1 : 0;
};

const larger = (a: Divided | undefined, b: Divided): Divided => (!a || compareShares(a, b) < 0 ? b : a);

const isAlike = (a: Divided, b: Divided | undefined): boolean =>
  a.inClass === b?.inClass &&
  a.share.grossLoss === b.share.grossLoss &&
  a.share.priorRecoveries === b.share.priorRecoveries &&
  a.share.given === b.share.given;
