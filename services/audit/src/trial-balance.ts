import { type Account, accounts, compareAccounts, compareCodePoints, sum } from '@seizure-ledger/domain';
import type { ReadModel, TotalDocument } from '@seizure-ledger/read-model';
import { positionOf } from './cases.ts';

/** Per unit the sum of each account over all cases, and the sum of these, which is zero or something is wrong. */
export async function trialBalance(readModel: ReadModel) {
  const position = await positionOf(readModel);
  const totals = (await allTotals(readModel)).filter(({ account }) => isAccount(account));
  const units = [...new Set(totals.map(({ unit }) => unit))].sort(compareCodePoints);
  return { position, units: units.map((unit) => balanceOf(unit, totals)) };
}

function balanceOf(unit: string, totals: readonly TotalDocument[]) {
  const own = totals.filter((total) => total.unit === unit);
  const amounts = Map.groupBy(own, ({ account }) => account);
  const lines = [...amounts]
    .map(([account, parts]) => ({
      account,
      amount: sum(parts.map(({ amount }) => amount)),
    }))
    .sort((a, b) => compareAccounts(a.account as Account, b.account as Account));
  return {
    accounts: lines,
    sum: sum(lines.map(({ amount }) => amount)),
    unit,
  };
}

const isAccount = (text: string): boolean => (accounts as readonly string[]).includes(text);

/** Partitions times accounts times units: bounded, whatever the number of cases. */
async function allTotals(readModel: ReadModel): Promise<readonly TotalDocument[]> {
  const totals: TotalDocument[] = [];
  for (;;) {
    const last = totals.at(-1);
    const page = await readModel.find('totals', { limit: 1_000, ...(last && { afterId: last.id }) });
    totals.push(...page);
    if (page.length < 1_000) return totals;
  }
}
