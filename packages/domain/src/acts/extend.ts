import { z } from 'zod';
import { act, post, refuseIf } from '../act.ts';
import { everyBody } from '../body.ts';
import { orderKey } from '../cited-order.ts';
import { id } from '../id.ts';
import { instant, isBefore } from '../instant.ts';
import { putLot } from '../lot-book.ts';
import { endsBefore, isNewOrder, rememberOrder } from '../restraint.ts';
import type { LotRecord, StateView } from '../state.ts';

/**
 * Gives a freeze a new order and a later end, also when it has expired. What of the asset is frozen for longer, or
 * without an end, stays as it is.
 */
export const extend = act({
  name: 'extensions',
  type: 'freeze.extended.v1',
  correctable: true,
  order: 'required',
  body: z.strictObject({ ...everyBody, assetId: id, expiresAt: instant }),
  decide: ({ body, caseId, effectiveAt, order }, state) => {
    const { assetId, expiresAt } = body;
    const asset = state.get('asset', caseId, assetId);
    const frozen = frozenLots(state, caseId, assetId);
    const shorter = frozen.filter((lot) => endsBefore(lot, body));
    const isNew = order && asset && shorter.every((lot) => isNewOrder(order, asset, lot));
    return (
      refuseIf(!asset, 'UNKNOWN_ASSET', { assetId }) ??
      refuseIf(frozen.length === 0, 'NOT_FROZEN', { assetId }) ??
      refuseIf(!isBefore(effectiveAt, expiresAt), 'ORDER_EXPIRED') ??
      refuseIf(shorter.length === 0, 'NOT_LONGER', { assetId }) ??
      refuseIf(isNew !== true, 'NEW_ORDER_REQUIRED') ??
      post()
    );
  },
  evolve: ({ body, caseId, order }, draft) => {
    if (!order) throw new Error(`a fact of case ${caseId} extends a freeze without an order`);
    const { assetId, expiresAt } = body;
    for (const lot of frozenLots(draft, caseId, assetId)) {
      if (endsBefore(lot, body)) putLot(draft, caseId, { ...lot, expiresAt, orderKey: orderKey(order) });
    }
    rememberOrder(draft, caseId, assetId, order);
  },
});

function frozenLots(state: StateView, caseId: string, assetId: string): readonly LotRecord[] {
  return [...state.scan('lot', caseId, `${assetId}|`)]
    .map(([, lot]) => lot)
    .filter(({ account }) => account === 'held:frozen');
}
