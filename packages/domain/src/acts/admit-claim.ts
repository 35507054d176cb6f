import { z } from 'zod';
import { act, isRefusal, post, refuseIf } from '../act.ts';
import { amountOf } from '../amount.ts';
import { everyBody } from '../body.ts';
import { admittedClaim } from '../claim-book.ts';
import { id } from '../id.ts';
import { compare, quantity } from '../quantity.ts';
import { priorities } from '../restitution/distribution-body.ts';
import { digitsSaid, digitsToSay, unitCode } from '../units.ts';

/** Admits what somebody lost. `person` is a pseudonym of the vault, never a name. */
export const admitClaim = act({
  name: 'claims',
  type: 'claim.admitted.v1',
  order: 'required',
  body: z.strictObject({
    ...everyBody,
    assetId: id.optional(),
    claimId: id,
    grossLoss: quantity,
    person: id,
    priorRecoveries: quantity,
    priority: z.enum(priorities),
    unit: unitCode,
  }),
  decide: ({ body, caseId }, state) => {
    const { assetId, claimId, unit } = body;
    const loss = amountOf({ quantity: body.grossLoss, unit }, state);
    if (isRefusal(loss)) return loss;
    const prior = amountOf({ quantity: body.priorRecoveries, unit }, state);
    if (isRefusal(prior)) return prior;
    return (
      refuseIf(loss.unit.kind === 'item', 'NOT_DIVISIBLE', { unit: loss.unit.code }) ??
      refuseIf(compare(prior.quantity, loss.quantity) > 0, 'OVER_RECOVERED') ??
      refuseIf(state.get('claim', caseId, claimId) !== undefined, 'CLAIM_EXISTS', { claimId }) ??
      refuseIf(assetId !== undefined && !state.get('asset', caseId, assetId), 'UNKNOWN_ASSET', {
        assetId: assetId ?? '',
      }) ??
      post([], digitsToSay(loss.unit))
    );
  },
  evolve: ({ body, caseId, details }, draft) =>
    draft.put('claim', caseId, body.claimId, admittedClaim(body, digitsSaid(body.unit, details))),
});
