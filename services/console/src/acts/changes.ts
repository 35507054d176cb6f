import { fractionDigits, type ShownCase, sum, zero } from '@seizure-ledger/contracts';
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
    const known = balances.find((line) => line.account === account && line.unit === unit)?.amount;
    const before = known ?? zero(fractionDigits(amount));
    const after = sum([before, ...of.map((one) => one.amount)]);
    return [{ account, after, before, unit }];
  });
}
