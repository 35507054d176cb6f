import { z } from 'zod';
import { act, isRefusal, post, refuse, refuseIf } from '../act.ts';
import { amountOf } from '../amount.ts';
import { everyBody } from '../body.ts';
import { id } from '../id.ts';
import { compare, fractionDigits, quantity, withDigits } from '../quantity.ts';
import { priorities } from '../restitution/distribution-body.ts';
import { type ClaimRecord, claimStatuses } from '../state.ts';
import { text } from '../text.ts';

/**
 * Changes a claim: what was lost or came back elsewhere, its class, or whether it is admitted at all. What was paid
 * stays paid: a claim that is less than that leaves a receivable.
 */
export const amendClaim = act({
  name: 'claims/amendment',
  type: 'claim.amended.v1',
  body: z.strictObject({
    ...everyBody,
    claimId: id,
    grossLoss: quantity.optional(),
    priority: z.enum(priorities).optional(),
    priorRecoveries: quantity.optional(),
    reason: text(500),
    status: z.enum(claimStatuses).optional(),
  }),
  decide: ({ body, caseId }, state) => {
    const { claimId } = body;
    const claim = state.get('claim', caseId, claimId);
    if (!claim) return refuse('UNKNOWN_CLAIM', { claimId });
    for (const said of [body.grossLoss, body.priorRecoveries]) {
      const amount = said === undefined ? undefined : amountOf({ quantity: said, unit: claim.unit }, state);
      if (amount && isRefusal(amount)) return amount;
    }
    const amended = amendedClaim(claim, body);
    const changes = (['grossLoss', 'priority', 'priorRecoveries', 'status'] as const).some(
      (member) => amended[member] !== claim[member],
    );
    return (
      refuseIf(!changes, 'NOTHING_AMENDED', { claimId }) ??
      refuseIf(compare(amended.priorRecoveries, amended.grossLoss) > 0, 'OVER_RECOVERED') ??
      post()
    );
  },
  evolve: ({ body, caseId }, draft) => {
    const claim = draft.get('claim', caseId, body.claimId);
    if (!claim) throw new Error(`case ${caseId} amends a claim that is not there: ${body.claimId}`);
    draft.put('claim', caseId, body.claimId, amendedClaim(claim, body));
  },
});

type Amendable = Pick<ClaimRecord, 'grossLoss' | 'priority' | 'priorRecoveries' | 'status' | 'unit'>;

/** A claim as an amendment leaves it; what it does not name stays. */
export function amendedClaim<C extends Amendable>(
  claim: C,
  body: { readonly [K in keyof Omit<Amendable, 'unit'>]?: Amendable[K] | undefined },
): C {
  const digits = fractionDigits(claim.grossLoss);
  return {
    ...claim,
    ...(body.grossLoss !== undefined && { grossLoss: withDigits(body.grossLoss, digits) }),
    ...(body.priority !== undefined && { priority: body.priority }),
    ...(body.priorRecoveries !== undefined && {
      priorRecoveries: withDigits(body.priorRecoveries, digits),
    }),
    ...(body.status !== undefined && { status: body.status }),
  };
}
