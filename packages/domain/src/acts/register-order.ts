import { z } from 'zod';
import { act, isRefusal, post, refuseIf } from '../act.ts';
import { everyBody } from '../body.ts';
import { refuseFutureOrder } from '../cited-order.ts';
import type { Details } from '../fact.ts';
import { id } from '../id.ts';
import { date } from '../instant.ts';
import { amountOf } from '../amount.ts';
import { quantity, withDigits } from '../quantity.ts';
import { text } from '../text.ts';
import { canonicalUnit, digitsSaid, digitsToSay, unitCode } from '../units.ts';

export const orderKinds = [
  'freeze',
  'seizure',
  'confiscation',
  'restitution',
  'release',
  'sale',
  'sharing',
  'appeal',
  'value',
  'other',
] as const;

const { order: _inline, orderId: _cited, ...besides } = everyBody;

/** Registers an order, so that acts can cite it by its id. One order may be registered in several cases. */
export const registerOrder = act({
  name: 'orders',
  type: 'order.registered.v1',
  order: 'registered',
  body: z.strictObject({
    ...besides,
    against: id.optional(),
    authority: text(200),
    date,
    from: z.literal('held').optional(),
    kind: z.enum(orderKinds),
    orderId: id,
    reference: text(200),
    sum: quantity.optional(),
    unit: unitCode.optional(),
  }),
  decide: ({ body, caseId, recordedAt }, state) => {
    const known = state.get('order', caseId, body.orderId);
    const sum =
      body.sum !== undefined && body.unit !== undefined
        ? amountOf({ quantity: body.sum, unit: body.unit }, state)
        : undefined;
    if (sum && isRefusal(sum)) return sum;
    return (
      refuseIf((body.sum === undefined) !== (body.unit === undefined), 'SUM_WITHOUT_UNIT') ??
      refuseFutureOrder(body, recordedAt) ??
      refuseIf(known !== undefined, 'ORDER_EXISTS', { orderId: body.orderId }) ??
      post([], sum && digitsToSay(sum.unit))
    );
  },
  evolve: ({ body, caseId, details }, draft) => {
    const { authority, date: dated, from, kind, orderId, reference } = body;
    draft.put('order', caseId, orderId, {
      authority,
      date: dated,
      ...(from && { from }),
      kind,
      orderId,
      reference,
      ...(body.sum !== undefined && body.unit !== undefined && owed(body.sum, body.unit, details)),
    });
  },
});

/** What a value order is about, with exactly its unit's digits. */
export function owed(
  sum: string,
  unit: string,
  details: Details,
): { readonly sum: string; readonly unit: string } {
  return { sum: withDigits(sum, digitsSaid(unit, details)), unit: canonicalUnit(unit) };
}
