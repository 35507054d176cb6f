import { type ExactShares, wholeShares } from './exact-shares.ts';
import { type Climber, riseTo } from './rising-level.ts';
import { netLossOf, outstandingOf, type Share } from './share.ts';

export const methods = [
  'pro-rata',
  'net-loss',
  'rising-tide',
  'equal-awards',
  'equal-losses',
  'contested-garment',
  'equal-final-loss',
] as const;

export type Method = (typeof methods)[number];

/** Divides a fund among claims; what it answers is exact, nobody above what is outstanding, together all of the fund. */
type Division = (fund: bigint, shares: readonly Share[]) => ExactShares;

/**
 * Each method, as a fund is divided that is smaller than what is outstanding. What was given in earlier rounds counts:
 * it lowers what is outstanding, and where a method levels, it is part of the level.
 */
export const divisions: Readonly<Record<Method, Division>> = {
  /** In proportion to gross loss; what is above a claim goes to the others in the same proportion. */
  'pro-rata': (fund, shares) => inProportion(fund, shares, ({ grossLoss }) => grossLoss),
  /** In proportion to gross loss minus prior recoveries. */
  'net-loss': (fund, shares) => inProportion(fund, shares, netLossOf),
  /** The same percentage of the gross loss for all, counting all that came back, or more where that is more. */
  'rising-tide': (fund, shares) =>
    riseTo(
      fund,
      shares.map((share) => ({
        floor: share.priorRecoveries + share.given,
        most: outstandingOf(share),
        weight: share.grossLoss,
      })),
    ),
  /** The same amount for all, or all that is outstanding where that is less. */
  'equal-awards': (fund, shares) => equally(fund, shares.map(outstandingOf)),
  /** What this case leaves unpaid of the gross loss is the same for all, up to the whole of it. */
  'equal-losses': (fund, shares) => byEqualLosses(fund, shares, ({ given, grossLoss }) => grossLoss - given),
  /** Half of each claim is what is contested (Talmud, Ketubot 93a; Aumann and Maschler 1985). */
  'contested-garment': (fund, shares) => byContest(fund, shares.map(outstandingOf)),
  /** What is lost for good is the same for all, up to the whole of it: what came back elsewhere counts as well. */
  'equal-final-loss': (fund, shares) => byEqualLosses(fund, shares, outstandingOf),
};

/** Methods by which a claim that is behind is brought up to the others before these get more. */
export const catchingUp: Readonly<Partial<Record<Method, Division>>> = {
  'pro-rata': (fund, shares) => riseTo(fund, shares.map(behind(({ grossLoss }) => grossLoss))),
  'net-loss': (fund, shares) => riseTo(fund, shares.map(behind(netLossOf))),
  'equal-awards': (fund, shares) => riseTo(fund, shares.map(behind(() => 1n))),
  // these level what came back, or what is still lost, in every round
  'rising-tide': divisions['rising-tide'],
  'equal-losses': divisions['equal-losses'],
  'equal-final-loss': divisions['equal-final-loss'],
};

function inProportion(
  fund: bigint,
  shares: readonly Share[],
  weightOf: (share: Share) => bigint,
): ExactShares {
  return riseTo(
    fund,
    shares.map((share) => ({ floor: 0n, most: outstandingOf(share), weight: weightOf(share) })),
  );
}

const behind =
  (weightOf: (share: Share) => bigint) =>
  (share: Share): Climber => ({
    floor: share.given,
    most: outstandingOf(share),
    weight: weightOf(share),
  });

const equally = (fund: bigint, claims: readonly bigint[]): ExactShares =>
  riseTo(
    fund,
    claims.map((most) => ({ floor: 0n, most, weight: 1n })),
  );

/** The greatest loss comes down to the next, then both together, until the fund is used up. */
function byEqualLosses(
  fund: bigint,
  shares: readonly Share[],
  lossOf: (share: Share) => bigint,
): ExactShares {
  const greatest = shares.map(lossOf).reduce((most, loss) => (loss > most ? loss : most), 0n);
  return riseTo(
    fund,
    shares.map((share) => ({
      floor: greatest - lossOf(share),
      most: outstandingOf(share),
      weight: 1n,
    })),
  );
}

/** Up to half of what is claimed, equal awards up to half of each claim; beyond, equal losses up to the other half. */
function byContest(fund: bigint, claims: readonly bigint[]): ExactShares {
  const claimed = sum(claims);
  if (fund >= claimed) return wholeShares(claims);
  // in halves, so that half a claim is a whole number
  if (2n * fund <= claimed) {
    const { denominator, numerators } = equally(2n * fund, claims);
    return { denominator: 2n * denominator, numerators };
  }
  const missing = equally(2n * (claimed - fund), claims);
  const denominator = 2n * missing.denominator;
  return {
    denominator,
    numerators: claims.map((claim, place) => claim * denominator - (missing.numerators[place] ?? 0n)),
  };
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((all, amount) => all + amount, 0n);
