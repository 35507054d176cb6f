import { roundShares } from './exact-shares.ts';
import { catchingUp, divisions, type Method } from './methods.ts';
import { outstandingOf, type Share } from './share.ts';

/** How a fund is divided. With `catchUp`, a claim that is behind is brought up to the others first. */
export interface Rule {
  readonly catchUp: boolean;
  readonly method: Method;
}

/** Some claims of a waterfall, paid in full before the next class gets anything. */
export interface Class {
  readonly rule: Rule;
  readonly shares: readonly Share[];
}

/** What each claim gets, before rounding as `over` / `under`, and in whole minor units. */
export interface Divided {
  readonly amount: bigint;
  /** Which class it was paid in, from 0. */
  readonly inClass: number;
  readonly over: bigint;
  readonly share: Share;
  readonly under: bigint;
}

/**
 * Divides a fund among classes, one after the other, each by its own rule. Allocates exactly the smaller of the fund
 * and all that is outstanding, to nobody more than is outstanding. The order of the claims in a class does not matter.
 * @throws {RangeError} a rule asks for a catching up that its method does not know.
 */
export function divide(fund: bigint, classes: readonly Class[]): readonly Divided[] {
  let left = fund;
  return classes.flatMap(({ rule, shares }, inClass) => {
    const divided = divideClass(left, rule, shares).map((one) => ({ ...one, inClass }));
    left = divided.reduce((rest, { amount }) => rest - amount, left);
    return divided;
  });
}

function divideClass(fund: bigint, { catchUp, method }: Rule, shares: readonly Share[]) {
  const division = catchUp ? catchingUp[method] : divisions[method];
  if (!division) throw new RangeError(`nobody catches up by ${method}`);
  const owed = shares.reduce((all, share) => all + outstandingOf(share), 0n);
  const exact = division(fund < owed ? fund : owed, shares);
  const amounts = roundShares(
    exact,
    shares.map(({ claimId }) => claimId),
  );
  return shares.map((share, place) => ({
    amount: amounts[place] ?? 0n,
    over: exact.numerators[place] ?? 0n,
    share,
    under: exact.denominator,
  }));
}
