import { z } from 'zod';
import { act, isRefusal, post, type Refusal, refuse, refuseIf } from '../act.ts';
import { type Amount, positiveAmountOf } from '../amount.ts';
import { everyBody } from '../body.ts';
import { bringIn } from '../legs.ts';
import { personal } from '../personal.ts';
import { compare, minus, plus, quantity } from '../quantity.ts';
import type { StateView } from '../state.ts';
import { custodian, text } from '../text.ts';
import { unitCode } from '../units.ts';

/**
 * Money comes in for the whole case and is owned at once: a share from another State, a settlement, or a payment on
 * a value order, which is a debt: what was collected of it and what is open is kept beside the book, never in it.
 */
export const receive = act({
  name: 'receipts-in',
  type: 'receipt.taken.v1',
  correctable: true,
  body: z.strictObject({
    ...everyBody,
    basis: z.enum(['share', 'value-order', 'settlement']),
    custodian,
    payer: personal(text(200)),
    quantity,
    unit: unitCode,
  }),
  decide: ({ body, caseId }, state) => {
    const amount = positiveAmountOf(body, state);
    if (isRefusal(amount)) return amount;
    return (
      refuseIf(amount.unit.kind !== 'currency', 'NOT_MONEY', { unit: amount.unit.code }) ??
      (body.basis === 'value-order' ? refuseCollection(state, caseId, amount, body.orderId) : undefined) ??
      post(bringIn(amount, { account: 'owned:proceeds', assetId: '', custodian: body.custodian }))
    );
  },
  evolve: ({ body, caseId, legs }, draft) => {
    const order = body.basis === 'value-order' && draft.get('order', caseId, body.orderId ?? '');
    const [, came] = legs;
    if (!order || !came) return;
    const collected = plus(order.collected ?? '0', came.amount);
    draft.put('order', caseId, order.orderId, { ...order, collected });
  },
});

/** A debtor pays on an order that the case registered with its sum, in its unit, and no more than is open. */
function refuseCollection(
  state: StateView,
  caseId: string,
  { quantity: paid, unit }: Amount,
  orderId: string | undefined,
): Refusal | undefined {
  const order = orderId === undefined ? undefined : state.get('order', caseId, orderId);
  if (order?.kind !== 'value' || order.sum === undefined) return refuse('VALUE_ORDER_REQUIRED');
  if (order.unit !== unit.code) return refuse('ORDER_UNIT', { unit: order.unit ?? '' });
  const open = minus(order.sum, order.collected ?? '0');
  return refuseIf(compare(paid, open) > 0, 'OVER_COLLECTED', { open, unit: unit.code });
}
