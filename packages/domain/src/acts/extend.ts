import { z } from 'zod';
import { act, post, refuseIf } from '../act.ts';
import { everyBody } from '../body.ts';
import { orderKey } from '../cited-order.ts';
import type { StateView, LotRecord } from '../state.ts';
import { id } from '../id.ts';
import { instant, isBefore } from '../instant.ts';
import { putLot } from '../lot-book.ts';

/** Gives a freeze a new order and a new expiry, also when it has expired. */
export const extend = act({
  name: 'extensions',
  type: 'freeze.extended.v1',
  order: 'required',
  body: z.strictObject({ ...everyBody, assetId: id, expiresAt: instant }),
  decide: ({ body, caseId, effectiveAt, order }, state) => {
    const frozen = frozenLots(state, caseId, body.assetId);
    const same = order && frozen.some((lot) => lot.orderKey === orderKey(order));
    return (
      refuseIf(!state.get('asset', caseId, body.assetId), 'UNKNOWN_ASSET', { assetId: body.assetId }) ??
      refuseIf(frozen.length === 0, 'NOT_FROZEN', { assetId: body.assetId }) ??
      refuseIf(same === true, 'NEW_ORDER_REQUIRED') ??
      refuseIf(!isBefore(effectiveAt, body.expiresAt), 'ORDER_EXPIRED') ??
      post()
    );
  },
  evolve: ({ body, caseId, order }, draft) => {
    for (const lot of frozenLots(draft, caseId, body.assetId)) {
      putLot(draft, caseId, {
        ...lot,
        expiresAt: body.expiresAt,
        ...(order && { orderKey: orderKey(order) }),
      });
    }
  },
});

function frozenLots(state: StateView, caseId: string, assetId: string): readonly LotRecord[] {
  return [...state.scan('lot', caseId, `${assetId}|`)]
    .map(([, lot]) => lot)
    .filter(({ account }) => account === 'held:frozen');
}
