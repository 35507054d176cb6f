import type { Account, LotAccount } from './accounts.ts';
import type { Amount } from './amount.ts';
import type { Leg } from './fact.ts';
import type { Taking } from './lots.ts';
import { isZero, negate, sum } from './quantity.ts';

/** What a leg may name besides its account, amount and unit. */
export type LegOf = {
  readonly [K in keyof Omit<Leg, 'account' | 'amount' | 'unit'>]?: Leg[K] | undefined;
};

/** A leg with its members in canonical order, which saves sorting them on the way to the log. */
export function leg(account: Account, amount: string, unit: string, of: LegOf): Leg {
  return {
    account,
    amount,
    // what came in for the whole case is of no asset
    ...(of.assetId !== undefined && of.assetId !== '' && { assetId: of.assetId }),
    ...(of.claimId !== undefined && { claimId: of.claimId }),
    ...(of.counts !== undefined && { counts: of.counts }),
    ...(of.custodian !== undefined && { custodian: of.custodian }),
    ...(of.restitutionId !== undefined && { restitutionId: of.restitutionId }),
    ...(of.transferId !== undefined && { transferId: of.transferId }),
    unit,
  };
}

/** Takes a quantity out of a lot and puts it elsewhere. */
export function move({ lot, quantity, unit }: Taking, to: Account, of: LegOf = {}): readonly Leg[] {
  const { assetId, custodian } = lot;
  return [
    leg(lot.account, negate(quantity), unit.code, { ...of, assetId, custodian }),
    leg(to, quantity, unit.code, { assetId, ...of }),
  ];
}

/** Brings a quantity into a case from outside. */
export function bringIn(
  { quantity, unit }: Amount,
  to: { readonly account: LotAccount; readonly assetId: string; readonly custodian: string },
): readonly Leg[] {
  const { account, assetId, custodian } = to;
  return [
    leg('source:world', negate(quantity), unit.code, { assetId }),
    leg(account, quantity, unit.code, { assetId, custodian }),
  ];
}

/** The unit in which legs do not sum to zero, or `undefined`. */
export function unbalancedUnit(legs: readonly Leg[]): string | undefined {
  const [first, second, ...more] = legs;
  if (first && second && more.length === 0 && first.unit === second.unit) {
    return first.amount === negate(second.amount) ? undefined : first.unit;
  }
  return [...new Set(legs.map(({ unit }) => unit))].find((unit) => {
    const amounts = legs.filter((one) => one.unit === unit).map(({ amount }) => amount);
    return !isZero(sum(amounts));
  });
}
