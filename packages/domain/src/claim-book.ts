import { type Refusal, refuse, refuseIf } from './act.ts';
import type { Leg } from './fact.ts';
import { minus, negate, plus, withDigits, zero } from './quantity.ts';
import type { ClaimRecord, StateView } from './state.ts';
import { canonicalUnit } from './units.ts';

/** A claim as it is admitted: nothing is allocated or paid yet. `digits` are its unit's. */
export function admittedClaim(
  body: Pick<ClaimRecord, 'claimId' | 'grossLoss' | 'priorRecoveries' | 'priority' | 'unit'>,
  digits: number,
): ClaimRecord {
  const none = zero(digits);
  return {
    allocated: none,
    claimId: body.claimId,
    creditInKind: none,
    grossLoss: withDigits(body.grossLoss, digits),
    paid: none,
    priorRecoveries: withDigits(body.priorRecoveries, digits),
    priority: body.priority,
    returned: none,
    setAside: none,
    status: 'admitted',
    unit: canonicalUnit(body.unit),
  };
}

/** What legs change in a claim. */
export type ClaimSums = Pick<ClaimRecord, 'allocated' | 'paid' | 'returned' | 'setAside' | 'unit'>;

/**
 * A claim after a leg that names it and a distribution. What goes from due to restituted was allocated before and stays
 * so; what comes back is due again.
 */
export function claimAfter<C extends ClaimSums>(
  claim: C,
  { account, amount, counts, restitutionId, unit }: Leg,
): C {
  const change = unit === claim.unit ? amount : counts;
  if (change === undefined || restitutionId === undefined) return claim;
  const raised = (sum: string): string => plus(sum, change);
  if (account === 'due:reserve') return { ...claim, setAside: raised(claim.setAside) };
  if (account === 'due:allocated') return { ...claim, allocated: raised(claim.allocated) };
  if (account !== 'out:restituted') return claim;
  const moved = { ...claim, allocated: raised(claim.allocated) };
  return change.startsWith('-')
    ? { ...moved, returned: plus(claim.returned, negate(change)) }
    : { ...moved, paid: raised(claim.paid) };
}

/** What was lost less all that came back, is allocated, or (`setAside`) reserved; below zero where that is more. */
export function leftOf(
  claim: Pick<ClaimRecord, 'allocated' | 'creditInKind' | 'grossLoss' | 'priorRecoveries' | 'unit'>,
): string {
  return [claim.priorRecoveries, claim.creditInKind, claim.allocated].reduce(
    (left, covered) => minus(left, covered),
    claim.grossLoss,
  );
}

/** A claim to which something may be allocated or paid. */
export function payableClaim(state: StateView, caseId: string, claimId: string): ClaimRecord | Refusal {
  const claim = state.get('claim', caseId, claimId);
  if (!claim) return refuse('UNKNOWN_CLAIM', { claimId });
  const { status } = claim;
  return refuseIf(status !== 'admitted', 'CLAIM_STATUS', { claimId, status }) ?? claim;
}
