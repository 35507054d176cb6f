import { appliedItems, type SummaryStatement } from '@seizure-ledger/contracts';
import type { Money } from './money.ts';

type AppliedItem = (typeof appliedItems)[number];

const accounts: Readonly<Record<AppliedItem, string>> = {
  converted: 'out:converted',
  costs: 'out:costs',
  'held:confiscated': 'held:confiscated',
  'held:frozen': 'held:frozen',
  'held:seized': 'held:seized',
  liens: 'out:liens',
  lost: 'out:lost',
  paid: 'out:restituted',
  released: 'out:released',
  reserves: 'due:reserve',
  shared: 'out:shared',
  sold: 'out:sold',
  state: 'out:state',
  transferred: 'out:transferred',
  undistributed: 'owned:',
  unpaid: 'due:allocated',
};

/** Everything that was received and what became of it. Each account stands in it once, so both sides are equal. */
export function statementOf({ balance, text }: Money): SummaryStatement {
  const total = text(-balance('source:'));
  return {
    applied: appliedItems.map((item) => ({ amount: text(balance(accounts[item])), item })),
    received: [
      { amount: text(0n), item: 'opening' },
      { amount: total, item: 'receipts' },
    ],
    total,
  };
}
