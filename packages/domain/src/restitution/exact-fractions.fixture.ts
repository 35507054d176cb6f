import { compareCodePoints } from '../id.ts';
import type { Method } from './methods.ts';
import { netLossOf, outstandingOf, type Share } from './share.ts';

/** A fraction of whole numbers, `over` / `under`, `under` above zero. Slow, and obviously right. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

export const whole = (over: bigint): Fraction => ({ over, under: 1n });
export const plus = (a: Fraction, b: Fraction): Fraction =>
  reduced(a.over * b.under + b.over * a.under, a.under * b.under);
export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { over: -b.over, under: b.under });
export const times = (a: Fraction, b: Fraction): Fraction => reduced(a.over * b.over, a.under * b.under);
export const isLess = (a: Fraction, b: Fraction): boolean => a.over * b.under < b.over * a.under;
const per = (a: Fraction, b: Fraction): Fraction => times(a, { over: b.under, under: b.over });
const least = (a: Fraction, b: Fraction): Fraction => (isLess(b, a) ? b : a);
const most = (a: Fraction, b: Fraction): Fraction => (isLess(a, b) ? b : a);
const zero = whole(0n);
const half = { over: 1n, under: 2n };
export const sum = (all: readonly Fraction[]): Fraction => all.reduce(plus, zero);

function reduced(over: bigint, under: bigint): Fraction {
  const shared = divisor(over < 0n ? -over : over, under);
  return { over: over / shared, under: under / shared };
}

function divisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a || 1n : divisor(b, a % b);
}

/** Each claim's exact share, by claim id, straight from what the method says in words. */
export function sharesInWords(
  fund: bigint,
  method: Method,
  shares: readonly Share[],
  catchUp = false,
): ReadonlyMap<string, Fraction> {
  const owed = shares.reduce((all, share) => all + outstandingOf(share), 0n);
  const total = whole(fund < owed ? fund : owed);
  const gets = (at: (share: Share, level: Fraction) => Fraction, corners: readonly Fraction[]) =>
    atLevel(
      total,
      shares,
      (share, level) => most(zero, least(at(share, level), outstanding(share))),
      corners,
    );
  const proportional = (weightOf: (share: Share) => bigint, hasOf: (share: Share) => bigint) => {
    const able = shares.filter((share) => weightOf(share) > 0n);
    const level = (share: Share, amount: bigint) => per(whole(amount), whole(weightOf(share)));
    return gets(
      (share, at) =>
        weightOf(share) === 0n ? zero : minus(times(at, whole(weightOf(share))), whole(hasOf(share))),
      able.flatMap((share) => [
        level(share, hasOf(share)),
        level(share, hasOf(share) + outstandingOf(share)),
      ]),
    );
  };
  const given = catchUp ? (share: Share) => share.given : () => 0n;
  const inWords: Readonly<Record<Method, () => ReadonlyMap<string, Fraction>>> = {
    'pro-rata': () => proportional(({ grossLoss }) => grossLoss, given),
    'net-loss': () => proportional(netLossOf, given),
    'rising-tide': () =>
      proportional(
        ({ grossLoss }) => grossLoss,
        (share) => share.given + share.priorRecoveries,
      ),
    'equal-awards': () => proportional(() => 1n, given),
    'equal-losses': () => lossesDown((share) => whole(share.grossLoss - share.given)),
    'equal-final-loss': () => lossesDown(outstanding),
    'contested-garment': () => contested(),
  };
  return inWords[method]();

  /** Whoever would lack more than the line is paid down to it; the line falls until the fund is used up. */
  function lossesDown(lossOf: (share: Share) => Fraction) {
    return gets(
      (share, level) => plus(lossOf(share), level),
      shares.flatMap((share) => [minus(zero, lossOf(share)), minus(outstanding(share), lossOf(share))]),
    );
  }

  function contested() {
    const halves = (share: Share) => times(outstanding(share), half);
    const corners = shares.map(halves);
    const halfOfAll = times(whole(owed), half);
    if (!isLess(halfOfAll, total))
      return atLevel(total, shares, (share, level) => least(level, halves(share)), [zero, ...corners]);
    const missing = atLevel(
      minus(whole(owed), total),
      shares,
      (share, level) => least(level, halves(share)),
      [zero, ...corners],
    );
    return new Map(
      shares.map((share) => [share.claimId, minus(outstanding(share), missing.get(share.claimId) ?? zero)]),
    );
  }
}

const outstanding = (share: Share): Fraction => whole(outstandingOf(share));

/** Between two corners what all get grows evenly, so the level that gives `total` lies on a straight line. */
function atLevel(
  total: Fraction,
  shares: readonly Share[],
  gets: (share: Share, level: Fraction) => Fraction,
  corners: readonly Fraction[],
): ReadonlyMap<string, Fraction> {
  const all = (level: Fraction) => sum(shares.map((share) => gets(share, level)));
  const sorted = corners.toSorted((a, b) => (isLess(a, b) ? -1 : isLess(b, a) ? 1 : 0));
  const enough = sorted.findIndex((corner) => !isLess(all(corner), total));
  const upper = sorted[enough] ?? zero;
  const lower = sorted[enough - 1] ?? upper;
  const [low, high] = [all(lower), all(upper)];
  const rise = minus(high, low);
  const level =
    rise.over === 0n ? upper : plus(lower, times(per(minus(total, low), rise), minus(upper, lower)));
  return new Map(shares.map((share) => [share.claimId, gets(share, level)]));
}

/** Down, then one unit each to the largest remainders, ties to the smallest id; a whole share gets none. */
export function roundedInWords(exact: ReadonlyMap<string, Fraction>): ReadonlyMap<string, bigint> {
  const rounded = new Map([...exact].map(([id, { over, under }]) => [id, over / under]));
  const total = sum([...exact.values()]);
  let left = total.over / total.under - [...rounded.values()].reduce((all, one) => all + one, 0n);
  const remainders = [...exact]
    .map(([id, { over, under }]) => ({ id, remainder: { over: over % under, under } }))
    .filter(({ remainder }) => remainder.over > 0n)
    .sort((a, b) =>
      isLess(b.remainder, a.remainder)
        ? -1
        : isLess(a.remainder, b.remainder)
          ? 1
          : compareCodePoints(a.id, b.id),
    );
  for (const { id } of remainders) {
    if (left === 0n) break;
    rounded.set(id, (rounded.get(id) ?? 0n) + 1n);
    left -= 1n;
  }
  return rounded;
}
