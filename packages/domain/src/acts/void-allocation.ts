import { z } from 'zod';
import { act, isRefusal, refuse, refuseIf } from '../act.ts';
import { positiveAmountOf } from '../amount.ts';
import { everyBody } from '../body.ts';
import { updateClaims } from '../claims-after.ts';
import { id } from '../id.ts';
import { compare, quantity, sum, zero } from '../quantity.ts';
import {
  backToLots,
  bringPartsBack,
  changePart,
  lastDrawnFirst,
  partsOf,
  takeParts,
} from '../restitution/drawn-parts.ts';
import { forgetHeld } from '../restitution/held.ts';
import type { AllocationRecord, StateView } from '../state.ts';
import { text } from '../text.ts';

/**
 * Takes back what was allocated to a claim and is not paid: it goes to the lots that it was drawn from, and the claim
 * has it outstanding again.
 */
export const voidAllocation = act({
  name: 'restitutions/voids',
  type: 'restitution.voided.v1',
  order: 'required',
  body: z.strictObject({
    ...everyBody,
    amount: quantity,
    claimId: id,
    reason: text(500),
    restitutionId: id,
  }),
  decide: ({ body, caseId }, state) => {
    const { claimId, restitutionId } = body;
    const distribution = state.get('distribution', caseId, restitutionId);
    if (!distribution) return refuse('UNKNOWN_DISTRIBUTION', { restitutionId });
    const amount = positiveAmountOf({ quantity: body.amount, unit: distribution.unit }, state);
    if (isRefusal(amount)) return amount;
    if (!state.get('claim', caseId, claimId)) return refuse('UNKNOWN_CLAIM', { claimId });
    const { quantity: wanted, unit } = amount;
    const due = sum([
      zero(unit.digits),
      ...partsOf(state, caseId, 'allocation', body).map((part) => part.quantity),
    ]);
    const over = refuseIf(compare(wanted, due) > 0, 'OVER_ALLOCATED', { due, unit: unit.code });
    if (over) return over;
    const parts = partsVoided(state, caseId, body, wanted);
    return backToLots('due:allocated', parts);
  },
  evolve: ({ body, caseId, details, legs }, draft) => {
    bringPartsBack(draft, caseId, legs, details);
    if (!draft.get('distribution', caseId, body.restitutionId)) return; // readers keep lots alone
    const back = legs.filter(({ account }) => account !== 'due:allocated').map(({ amount }) => amount);
    const wanted = sum(back);
    const claimUnit = draft.get('claim', caseId, body.claimId)?.unit;
    for (const part of partsVoided(draft, caseId, body, wanted))
      changePart(draft, caseId, 'allocation', part, -1, claimUnit);
    forgetHeld(draft, caseId, { claimId: body.claimId, restitutionId: body.restitutionId });
    updateClaims(draft, caseId, legs);
  },
});

function partsVoided(
  state: StateView,
  caseId: string,
  of: { readonly claimId: string; readonly restitutionId: string },
  wanted: string,
): readonly AllocationRecord[] {
  const parts = lastDrawnFirst(partsOf(state, caseId, 'allocation', of));
  return takeParts(parts, wanted, state.get('claim', caseId, of.claimId)?.unit);
}
