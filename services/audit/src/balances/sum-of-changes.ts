import { type Account, compareAccounts, compareCodePoints, plus } from '@seizure-ledger/domain';
import type { CaseDocument, Change } from '@seizure-ledger/read-model';

/** Balances after changes: every account that was ever touched, zeros too, in the order of the book, then by unit. */
export class SumOfChanges {
  readonly #balances = new Map<string, CaseDocument['balances'][number]>();

  add(changes: readonly (Change | CaseDocument['balances'][number])[]): void {
    for (const { account, amount, unit } of changes) {
      const name = `${account}|${unit}`;
      const sum = plus(this.#balances.get(name)?.amount ?? '0', amount);
      // changes are sums of legs, whose accounts the ledger knows
      this.#balances.set(name, { account: account as Account, amount: sum, unit });
    }
  }

  get balances(): CaseDocument['balances'] {
    return [...this.#balances.values()].sort(
      (a, b) => compareAccounts(a.account, b.account) || compareCodePoints(a.unit, b.unit),
    );
  }
}
