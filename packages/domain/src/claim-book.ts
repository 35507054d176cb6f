import type { Leg } from './fact.ts';
import { minus, plus, withDigits } from './quantity.ts';
import type { ClaimRecord } from './state.ts';
import { digitsOf, findUnit } from './units.ts';

/** A claim as it is admitted: nothing is allocated or paid yet. */
export function admittedClaim(
  body: Pick<ClaimRecord, 'claimId' | 'grossLoss' | 'priorRecoveries' | 'priority' | 'unit'>,
): ClaimRecord {
  const unit = findUnit(body.unit)?.code ?? body.unit;
  const digits = digitsOf(unit);
  const none = withDigits('0', digits);
  return {
    allocated: none,
    claimId: body.claimId,
    creditInKind: none,
    grossLoss: withDigits(body.grossLoss, digits),
    paid: none,
    priorRecoveries: withDigits(body.priorRecoveries, digits),
    priority: body.priority,
    status: 'admitted',
    unit,
  };
}

/** A claim after a leg of `due:allocated` that names it: a distribution allocates, a payment takes from what is due. */
export function claimAfter<C extends Pick<ClaimRecord, 'allocated' | 'paid'>>(
  claim: C,
  { amount, unit }: Pick<Leg, 'amount' | 'unit'>,
): C {
  const digits = digitsOf(unit);
  if (amount.startsWith('-')) return { ...claim, paid: minus(claim.paid, amount, digits) };
  return { ...claim, allocated: plus(claim.allocated, amount, digits) };
}
