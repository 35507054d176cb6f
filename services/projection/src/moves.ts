import { type Account, digitsOf, isZero, type Leg, negate, plus } from '@seizure-ledger/domain';

/** What goes from one account to another, of an asset if of one. */
export interface Move {
  readonly amount: string;
  readonly assetId: string;
  readonly from: Account;
  readonly to: Account;
  readonly unit: string;
}

/**
 * Legs as what goes from where to where. They stand in groups that sum to zero: one that takes before those that say
 * where it goes; in the mirror of a correction the other way round.
 */
export function* movesOf(legs: readonly Leg[]): Generator<Move> {
  for (const ofUnit of Map.groupBy(legs, ({ unit }) => unit).values())
    for (const group of groupsOf(ofUnit)) {
      const takers = group.filter(({ amount }) => amount.startsWith('-'));
      const getters = group.filter((leg) => !takers.includes(leg));
      const [taker] = takers;
      const [getter] = getters;
      if (!taker || !getter) continue;
      if (takers.length === 1) for (const one of getters) yield move(taker, one, one.amount);
      else for (const one of takers) yield move(one, getter, negate(one.amount));
    }
}

function* groupsOf(legs: readonly Leg[]): Generator<readonly Leg[]> {
  let group: Leg[] = [];
  let rest = '0';
  for (const leg of legs) {
    group.push(leg);
    rest = plus(rest, leg.amount, digitsOf(leg.unit));
    if (!isZero(rest)) continue;
    yield group;
    group = [];
  }
}

const move = (taker: Leg, getter: Leg, amount: string): Move => ({
  amount,
  assetId: taker.assetId ?? getter.assetId ?? '',
  from: taker.account,
  to: getter.account,
  unit: taker.unit,
});
