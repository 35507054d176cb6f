import { z } from 'zod';
import { act, post, refuse, refuseIf } from '../act.ts';
import { everyBody } from '../body.ts';
import { updateClaims } from '../claims-after.ts';
import { id } from '../id.ts';
import { leg } from '../legs.ts';
import { negate } from '../quantity.ts';
import { changePart, namesOf } from '../restitution/drawn-parts.ts';
import type { PaymentRecord, StateView } from '../state.ts';
import { text } from '../text.ts';

/** A payment came back, all of it: it is still allocated, and due again. `paymentId` is the payment's instruction. */
export const returnPayment = act({
  name: 'restitutions/payments/returns',
  type: 'restitution.returned.v1',
  body: z.strictObject({ ...everyBody, paymentId: id, reason: text(500), restitutionId: id }),
  decide: ({ body, caseId }, state) => {
    const { paymentId, restitutionId } = body;
    const parts = paymentParts(state, caseId, paymentId).map(([, part]) => part);
    if (parts.length === 0 || parts.some((part) => part.restitutionId !== restitutionId))
      return refuse('UNKNOWN_PAYMENT', { paymentId });
    return (
      refuseIf(
        parts.some(({ returned }) => returned),
        'PAYMENT_RETURNED',
        { paymentId },
      ) ??
      post(
        parts.flatMap((part) => {
          const { counts, custodian: _, ...names } = namesOf(part);
          return [
            leg('out:restituted', negate(part.quantity), part.unit, {
              ...names,
              ...(counts !== undefined && { counts: negate(counts) }),
            }),
            leg('due:allocated', part.quantity, part.unit, {
              ...names,
              custodian: part.custodian,
              ...(counts !== undefined && { counts }),
            }),
          ];
        }),
      )
    );
  },
  evolve: ({ body, caseId, legs }, draft) => {
    for (const [name, part] of paymentParts(draft, caseId, body.paymentId)) {
      const unit = draft.get('claim', caseId, part.claimId)?.unit;
      changePart(draft, caseId, 'allocation', part, 1, unit);
      draft.put('payment', caseId, name, { ...part, returned: true });
    }
    updateClaims(draft, caseId, legs);
  },
});

const paymentParts = (
  state: StateView,
  caseId: string,
  paymentId: string,
): readonly (readonly [string, PaymentRecord])[] => [...state.scan('payment', caseId, `${paymentId}|`)];
