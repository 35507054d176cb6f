import type { ShownCase } from '@seizure-ledger/contracts';
import { Decimal } from 'decimal.js';
import type { Entry } from '../cases/answers.ts';

export interface Change {
  readonly account: string;
  readonly after: string;
  readonly before: string;
  readonly unit: string;
}

/** How the balances would change by these legs: each account that they name, before and after. */
export function changesOf(
  balances: ShownCase['balances'],
  legs: NonNullable<Entry['legs']>,
): readonly Change[] {
  const touched = Map.groupBy(legs, ({ account, unit }) => `${account}|${unit}`);
  return [...touched.values()].flatMap((of) => {
    const [leg] = of;
    if (!leg) return [];
    const { account, amount, unit } = leg;
    const digits = amount.split('.')[1]?.length ?? 0;
    const zero = new Decimal(0).toFixed(digits);
    const before = balances.find((line) => line.account === account && line.unit === unit)?.amount ?? zero;
    const after = of.reduce((sum, one) => exact(sum).plus(one.amount), exact(before)).toFixed(digits);
    return [{ account, after, before, unit }];
  });
}

/** As many digits as any quantity of the ledger has. */
const Exact = Decimal.clone({ precision: 60 });
const exact = (quantity: Decimal.Value): Decimal => new Exact(quantity);
