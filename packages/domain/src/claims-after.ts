import { claimAfter } from './claim-book.ts';
import type { Draft } from './draft.ts';
import type { Leg } from './fact.ts';

/** What legs of a distribution, or of what follows one, change in the claims that they name. */
export function updateClaims(draft: Draft, caseId: string, legs: readonly Leg[]): void {
  for (const leg of legs) {
    if (leg.claimId === undefined) continue;
    const claim = draft.get('claim', caseId, leg.claimId);
    if (!claim) throw new Error(`a fact of case ${caseId} names a claim that is not there: ${leg.claimId}`);
    draft.put('claim', caseId, leg.claimId, claimAfter(claim, leg));
  }
}
