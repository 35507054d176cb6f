import {
  type SummaryBlock,
  type UndistributedReason,
  undistributedSentence,
} from '@seizure-ledger/contracts';
import type { Money } from './money.ts';

interface Claimed {
  /** Number of claims in this unit on which something can be owed. */
  readonly claims: number;
  readonly last: SummaryBlock['rounds'][number] | undefined;
  readonly outstanding: string;
}

/** What is owned and nobody's yet, and why; what is held besides is named, because it is no part of it. */
export function undistributedIn(money: Money, claimed: Claimed): SummaryBlock['undistributed'] {
  const amount = money.balance('owned:');
  const why: UndistributedReason = amount > 0n ? whyOwned(money, claimed) : { code: 'nothing-left' };
  const reasons = [why, ...heldBesides(money)];
  const reason = reasons.map((one) => undistributedSentence(one)).join(' ');
  return { amount: money.text(amount), reason, reasons };
}

function whyOwned({ minor }: Money, { claims, last, outstanding }: Claimed): UndistributedReason {
  if (claims === 0) return { code: 'no-claim' };
  if (minor(outstanding) === 0n) return { code: 'surplus-of-all' };
  if (!last) return { code: 'nothing-distributed' };
  if (minor(last.undistributed) > 0n && last.belowThreshold > 0)
    return { code: 'below-threshold', shares: last.belowThreshold };
  return { code: minor(last.undistributed) > 0n ? 'surplus-of-last' : 'not-in-fund' };
}

function heldBesides({ balance, text, unit }: Money): readonly UndistributedReason[] {
  const notFinal = balance('held:confiscated');
  const held = balance('held:frozen') + balance('held:seized');
  const named = unit === null ? {} : { unit };
  return [
    ...(notFinal > 0n ? [{ amount: text(notFinal), code: 'not-final-besides', ...named } as const] : []),
    ...(held > 0n ? [{ amount: text(held), code: 'held-besides', ...named } as const] : []),
  ];
}
