import { fractionDigits, fromMinor, toMinor } from '../quantity.ts';
import type { ClaimRecord } from '../state.ts';
import type { Unit } from '../units.ts';
import { convertBack, type Rate } from './rates.ts';
import { outstandingOf } from './share.ts';

/** What an amount counts for a claim in the claim's own unit: never more than what is left of it there. */
export function countsOf(amount: bigint, claim: ClaimRecord, rate: Rate, unit: Unit): string {
  const digits = fractionDigits(claim.grossLoss);
  const minor = (text: string): bigint => toMinor(text, digits);
  const left = outstandingOf({
    claimId: claim.claimId,
    given: minor(claim.allocated) + minor(claim.creditInKind) + minor(claim.setAside),
    grossLoss: minor(claim.grossLoss),
    priorRecoveries: minor(claim.priorRecoveries),
  });
  const counts = convertBack(amount, unit, rate, { code: claim.unit, digits, kind: 'currency' });
  return fromMinor(counts < left ? counts : left, digits);
}
