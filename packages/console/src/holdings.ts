import { sum } from '@seizure-ledger/contracts';

interface Balance {
  readonly account: string;
  readonly amount: string;
  readonly unit: string;
}

const of = (kind: 'held' | 'owned', balances: readonly Balance[]): readonly Balance[] =>
  balances.filter(({ account, amount }) => account.startsWith(`${kind}:`) && /[1-9]/.test(amount));

/** What is restrained, by how it is: never what is owned. */
export const heldNow = (balances: readonly Balance[] = []): readonly Balance[] => of('held', balances);

/** What the State owns, one sum for each unit. */
export function ownedNow(balances: readonly Balance[] = []): readonly Omit<Balance, 'account'>[] {
  const byUnit = Map.groupBy(of('owned', balances), ({ unit }) => unit);
  return [...byUnit].map(([unit, lines]) => ({ amount: sum(lines.map(({ amount }) => amount)), unit }));
}
