import { canonicalJson } from '@seizure-ledger/evidence';
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

/** Tells one order from another by what it says, however it was cited. */
export const orderKey = ({ authority, date, reference }: Order): string =>
  canonicalJson([authority, reference, date]);
