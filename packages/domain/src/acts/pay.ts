import { z } from 'zod';
import { act, isRefusal, post, refuseIf } from '../act.ts';
import { positiveAmountOf } from '../amount.ts';
import { everyBody } from '../body.ts';
import { leftOf, payableClaim } from '../claim-book.ts';
import { updateClaims } from '../claims-after.ts';
import { id } from '../id.ts';
import { leg } from '../legs.ts';
import { compare, negate, quantity, sum, zero } from '../quantity.ts';
import { changePart, namesOf, outOf, partsOf, takeParts } from '../restitution/drawn-parts.ts';
import { type AllocationRecord, type ClaimRecord, heldId, type StateView } from '../state.ts';
import { text } from '../text.ts';

/** Pays a claim what a distribution allocated to it, all or in part; never more, and never more than was lost. */
export const pay = act({
  name: 'restitutions/payments',
  type: 'restitution.paid.v1',
  body: z.strictObject({
    ...everyBody,
    amount: quantity,
    claimId: id,
    paymentReference: text(200),
    restitutionId: id,
  }),
  decide: ({ body, caseId }, state) => {
    const { claimId, restitutionId } = body;
    const distribution = state.get('distribution', caseId, restitutionId);
    if (!distribution) return { refused: 'UNKNOWN_DISTRIBUTION', params: { restitutionId } };
    const amount = positiveAmountOf({ quantity: body.amount, unit: distribution.unit }, state);
    if (isRefusal(amount)) return amount;
    const claim = payableClaim(state, caseId, claimId);
    if (isRefusal(claim)) return claim;
    const { quantity: wanted, unit } = amount;
    const due = dueTo(partsOf(state, caseId, 'allocation', body), unit.digits);
    const over = refuseIf(compare(wanted, due) > 0, 'OVER_ALLOCATED', { due, unit: unit.code });
    if (over) return over;
    const parts = partsPaid(state, caseId, body, wanted, claim);
    return (
      refuseIf(isOverClaim(claim, parts), 'OVER_CLAIM', { claimId }) ??
      refuseIf(state.get('held', caseId, heldId(body)) !== undefined, 'BELOW_THRESHOLD', {
        threshold: distribution.threshold ?? '',
        unit: unit.code,
      }) ??
      post(
        parts.flatMap((part) => {
          const { custodian: _, ...names } = namesOf(part);
          return [outOf('due:allocated', part), leg('out:restituted', part.quantity, part.unit, names)];
        }),
      )
    );
  },
  alone: ({ legs }, { paymentThresholds }) => {
    const paid = legs.filter(({ account }) => account === 'out:restituted');
    const unit = paid[0]?.unit ?? '';
    const threshold = Object.hasOwn(paymentThresholds, unit) ? paymentThresholds[unit] : undefined;
    if (threshold === undefined) return false;
    const amounts = paid.map(({ amount }) => amount);
    return compare(sum(amounts), threshold) <= 0;
  },
  evolve: ({ body, caseId, instructionId, legs }, draft) => {
    const claim = draft.get('claim', caseId, body.claimId);
    if (!claim)
      throw new Error(`a payment of case ${caseId} pays a claim that is not there: ${body.claimId}`);
    const wanted = legs.filter(({ account }) => account === 'out:restituted').map(({ amount }) => amount);
    const parts = partsPaid(draft, caseId, body, sum(wanted), claim);
    for (const [number, part] of parts.entries()) {
      changePart(draft, caseId, 'allocation', part, -1, claim.unit);
      draft.put('payment', caseId, paymentId(instructionId, number), part);
    }
    updateClaims(draft, caseId, legs);
  },
});

export const paymentId = (instructionId: string, number: number): string =>
  `${instructionId}|${String(number).padStart(6, '0')}`;

const dueTo = (parts: readonly AllocationRecord[], digits: number): string =>
  sum([zero(digits), ...parts.map((part) => part.quantity)]);

const partsPaid = (
  state: StateView,
  caseId: string,
  of: { readonly claimId: string; readonly restitutionId: string },
  wanted: string,
  claim: ClaimRecord,
): readonly AllocationRecord[] => takeParts(partsOf(state, caseId, 'allocation', of), wanted, claim.unit);

/** A claim that was reduced since may be allocated more than was lost: that much is never paid. */
function isOverClaim(claim: ClaimRecord, parts: readonly AllocationRecord[]): boolean {
  const counted = parts.map(({ counts, quantity: paid, unit }) =>
    unit === claim.unit ? paid : (counts ?? '0'),
  );
  const allocated = sum([claim.paid, negate(claim.returned), ...counted]);
  return leftOf({ ...claim, allocated }).startsWith('-');
}
