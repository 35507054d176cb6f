import { z } from 'zod';
import { lotAccounts } from '../accounts.ts';
import { act, isRefusal, post, refuse, refuseIf } from '../act.ts';
import { positiveAmountOf } from '../amount.ts';
import { everyBody, lot } from '../body.ts';
import { leftOf, payableClaim } from '../claim-book.ts';
import { id } from '../id.ts';
import { move } from '../legs.ts';
import { takeFrom } from '../lots.ts';
import { compare, plus, quantity } from '../quantity.ts';
import { text } from '../text.ts';
import { unitCode } from '../units.ts';

/**
 * Gives a thing or a token back to the one who lost it; money goes back by a distribution. `credit` is what it counts
 * for, in the claim's unit.
 */
export const returnInKind = act({
  name: 'returns-in-kind',
  type: 'property.returned.v1',
  correctable: true,
  body: z.strictObject({
    ...everyBody,
    ...lot,
    claimId: id,
    credit: z.strictObject({ quantity, unit: unitCode }).optional(),
    receipt: text(200),
  }),
  decide: ({ body, caseId }, state) => {
    const taking = takeFrom(state, caseId, body, lotAccounts);
    if (isRefusal(taking)) return taking;
    const { claimId, credit } = body;
    const { code, kind } = taking.unit;
    if (kind === 'currency') return refuse('NOT_IN_KIND', { unit: code });
    const { transit } = taking.lot;
    if (transit) return refuse('IN_TRANSIT', { transferId: transit.transferId });
    const claim = payableClaim(state, caseId, claimId);
    if (isRefusal(claim)) return claim;
    if (credit) {
      const amount = positiveAmountOf(credit, state);
      if (isRefusal(amount)) return amount;
      const refusal =
        refuseIf(amount.unit.code !== claim.unit, 'CREDIT_UNIT', { claimId, unit: claim.unit }) ??
        refuseIf(compare(amount.quantity, leftOf(claim)) > 0, 'OVER_CLAIM', { claimId });
      if (refusal) return refusal;
    }
    return post(move(taking, 'out:restituted', { claimId }));
  },
  evolve: ({ body: { claimId, credit }, caseId }, draft) => {
    const claim = draft.get('claim', caseId, claimId);
    if (claim && credit) draft.put('claim', caseId, claimId, credited(claim, credit.quantity));
  },
});

/** A claim with a credit in its own unit. */
export function credited<C extends { readonly creditInKind: string }>(claim: C, credit: string): C {
  return { ...claim, creditInKind: plus(claim.creditInKind, credit) };
}
