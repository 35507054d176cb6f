import { canonicalJson } from '@seizure-ledger/evidence';
import { type Refusal, refuseIf } from './act.ts';
import type { Order } from './body.ts';
import type { Body } from './fact.ts';
import type { StateView } from './state.ts';

/** The order that a body cites, inline or by the id under which the case registered it. */
export function citedOrder(state: StateView, caseId: string, body: Body): Order | undefined {
  const { order, orderId } = body as { readonly order?: Order; readonly orderId?: string };
  if (orderId === undefined) return order;
  const registered = state.get('order', caseId, orderId);
  if (!registered) return undefined;
  const { authority, date, reference } = registered;
  return { authority, date, reference };
}

/**
 * Whether what rests on an order is dated before there was one. The day of an order is one of its case's time zone:
 * it is late only where it had not begun anywhere on earth.
 */
export function refuseLaterOrder(order: Order, effectiveAt: string): Refusal | undefined {
  return refuseIf(beginsAfter(order.date, effectiveAt), 'ORDER_AFTER_ACT', { date: order.date, effectiveAt });
}

/** Whether an order, or a decision, is of a day that had not begun anywhere on earth when it was recorded. */
export function refuseFutureOrder({ date }: Pick<Order, 'date'>, recordedAt: string): Refusal | undefined {
  return refuseIf(beginsAfter(date, recordedAt), 'ORDER_IN_FUTURE', { date });
}

/** UTC+14 is where a day begins first. */
const earliestZone_ms = 14 * 3_600_000;

/** A day that is no later than the instant's own has begun at Greenwich. */
const beginsAfter = (date: string, instant: string): boolean =>
  date > instant && Date.parse(`${date}T00:00:00Z`) - earliestZone_ms > Date.parse(instant);

/** A value order gives the State a debt: title to property never rests on one. */
export function refuseDebtAsTitle(state: StateView, caseId: string, { orderId }: Body): Refusal | undefined {
  const registered = typeof orderId === 'string' ? state.get('order', caseId, orderId) : undefined;
  return refuseIf(registered?.kind === 'value', 'ORDER_IS_DEBT', { orderId: registered?.orderId ?? '' });
}

/** Tells one order from another by what it says, however it was cited. */
export const orderKey = ({ authority, date, reference }: Order): string =>
  canonicalJson([authority, reference, date]);
