import { fractionDigits, fromMinor, toMinor } from '../quantity.ts';
import type { ClaimRecord } from '../state.ts';
import type { Unit } from '../units.ts';
import { convert, convertBack, type Rate } from './rates.ts';
import { outstandingOf } from './share.ts';

/** What an amount counts for a claim in the claim's own unit: never more than what is left of it there. */
export function countsOf(amount: bigint, claim: ClaimRecord, rate: Rate, unit: Unit): string {
  const { counts, digits, left } = countedOf(amount, claim, rate, unit);
  return fromMinor(counts < left ? counts : left, digits);
}

/**
 * What counts of a reserve, which an order may make larger than what is left: all of it, or the claim would get more
 * than it lost. Only what rounding adds to what is left does not count.
 */
export function countsSetAside(amount: bigint, claim: ClaimRecord, rate: Rate, unit: Unit): string {
  const { counts, digits, left, own } = countedOf(amount, claim, rate, unit);
  return fromMinor(counts > left && amount <= convert(left, own, rate, unit) ? left : counts, digits);
}

function countedOf(amount: bigint, claim: ClaimRecord, rate: Rate, unit: Unit) {
  const digits = fractionDigits(claim.grossLoss);
  const own: Unit = { code: claim.unit, digits, kind: 'currency' };
  const minor = (text: string): bigint => toMinor(text, digits);
  const left = outstandingOf({
    claimId: claim.claimId,
    given: minor(claim.allocated) + minor(claim.creditInKind) + minor(claim.setAside),
    grossLoss: minor(claim.grossLoss),
    priorRecoveries: minor(claim.priorRecoveries),
  });
  return { counts: convertBack(amount, unit, rate, own), digits, left, own };
}
