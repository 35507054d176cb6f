import { z } from 'zod';
import { act, isRefusal, post, refuseIf } from '../act.ts';
import { positiveAmountOf } from '../amount.ts';
import { everyBody } from '../body.ts';
import { claimAfter } from '../claim-book.ts';
import { countOpen } from '../case-record.ts';
import { id } from '../id.ts';
import { leg } from '../legs.ts';
import { compare, isZero, minus, negate, plus, quantity, sum } from '../quantity.ts';
import { allocationId, type AllocationRecord, type StateView } from '../state.ts';
import { text } from '../text.ts';
import { digitsOf } from '../units.ts';

/** Pays a claim what a distribution allocated to it, all or in part; never more. */
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
    const amount = positiveAmountOf({ quantity: body.amount, unit: distribution.unit });
    if (isRefusal(amount)) return amount;
    const { quantity: wanted, unit } = amount;
    const parts = allocationsOf(state, caseId, restitutionId, claimId);
    const due = sum(
      parts.map((part) => part.quantity),
      unit.digits,
    );
    return (
      refuseIf(!state.get('claim', caseId, claimId), 'UNKNOWN_CLAIM', { claimId }) ??
      refuseIf(compare(wanted, due) > 0, 'OVER_ALLOCATED', { due, unit: unit.code }) ??
      post(
        drawDue(parts, wanted, unit.digits).flatMap(({ assetId, custodian, quantity: paid }) => [
          leg('due:allocated', negate(paid), unit.code, { assetId, claimId, custodian, restitutionId }),
          leg('out:restituted', paid, unit.code, { assetId, claimId, restitutionId }),
        ]),
      )
    );
  },
  evolve: ({ body, caseId, legs }, draft) => {
    for (const { account, amount, assetId = '', claimId = '', custodian = '', unit } of legs) {
      if (account !== 'due:allocated') continue;
      const part = allocationsOf(draft, caseId, body.restitutionId, claimId).find(
        (one) =>
          one.assetId === assetId &&
          one.custodian === custodian &&
          compare(one.quantity, negate(amount)) >= 0,
      );
      const claim = draft.get('claim', caseId, claimId);
      if (!part || !claim)
        throw new Error(`a payment of case ${caseId} pays what was not allocated to ${claimId}`);
      const left = plus(part.quantity, amount, digitsOf(unit));
      draft.put('allocation', caseId, allocationId(part), { ...part, quantity: left });
      if (isZero(left)) countOpen(draft, caseId, 'allocations', -1);
      draft.put('claim', caseId, claimId, claimAfter(claim, { amount, unit }));
    }
  },
});

function allocationsOf(
  state: StateView,
  caseId: string,
  restitutionId: string,
  claimId: string,
): readonly AllocationRecord[] {
  return [...state.scan('allocation', caseId, `${restitutionId}|${claimId}|`)]
    .map(([, part]) => part)
    .filter((part) => !isZero(part.quantity));
}

function drawDue(
  parts: readonly AllocationRecord[],
  wanted: string,
  digits: number,
): readonly AllocationRecord[] {
  let missing = wanted;
  return parts.flatMap((part) => {
    if (isZero(missing)) return [];
    const paid = compare(missing, part.quantity) < 0 ? missing : part.quantity;
    missing = minus(missing, paid, digits);
    return [{ ...part, quantity: paid }];
  });
}
