import type { SummaryBlock } from '@seizure-ledger/contracts';
import type { Money } from './money.ts';

interface Claimed {
  /** Number of claims in this unit. */
  readonly claims: number;
  readonly last: SummaryBlock['rounds'][number] | undefined;
  readonly outstanding: string;
}

/** What is owned and nobody's yet, and why; what is held besides is named, because it is no part of it. */
export function undistributedIn(money: Money, claimed: Claimed): SummaryBlock['undistributed'] {
  const amount = money.balance('owned:');
  const why = amount > 0n ? whyOwned(money, claimed) : 'Nothing that is owned is left to distribute.';
  return { amount: money.text(amount), reason: [why, ...heldBesides(money)].join(' ') };
}

function whyOwned({ minor }: Money, { claims, last, outstanding }: Claimed): string {
  if (claims === 0) return 'No claim is admitted in this unit.';
  if (minor(outstanding) === 0n) return 'Surplus over all claims: each is allocated in full.';
  if (!last) return 'Nothing was distributed yet.';
  if (minor(last.undistributed) > 0n && last.belowThreshold > 0)
    return `Left by the last distribution, in which ${last.belowThreshold} shares were below the threshold and not paid.`;
  if (minor(last.undistributed) > 0n)
    return 'Surplus over the claims in the last distribution: those still outstanding were not in it or came later.';
  return 'Not in the fund of the last distribution: the fund was smaller, or this became owned later.';
}

function heldBesides({ balance, text, unit }: Money): readonly string[] {
  const notFinal = balance('held:confiscated');
  const held = balance('held:frozen') + balance('held:seized');
  return [
    ...(notFinal > 0n
      ? [`Besides, ${text(notFinal)} ${unit} is confiscated but not yet final, and not owned before it is.`]
      : []),
    ...(held > 0n ? [`Besides, ${text(held)} ${unit} is held, not owned, and no part of this.`] : []),
  ];
}
