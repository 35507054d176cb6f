import { z } from 'zod';
import { act, type Decision, isRefusal, post, refuse, refuseIf } from '../act.ts';
import { type Amount, positiveAmountOf } from '../amount.ts';
import { refuseBeforeTaking } from '../before-taking.ts';
import { asset, everyBody, ofAsset, type Order } from '../body.ts';
import { refuseLaterOrder } from '../cited-order.ts';
import { bringIn, move } from '../legs.ts';
import { lotsOf, onlyLot, shortOf } from '../lots.ts';
import { hasExpired, isNewOrder } from '../restraint.ts';
import type { AssetRecord, LotRecord } from '../state.ts';
import { custodian, text } from '../text.ts';
import { recordAsset, refuseTaking } from './taking.ts';

/**
 * Takes property into the authority's hands. What of the asset is frozen is taken from there, never beyond it;
 * otherwise it comes into the case from outside. Needs an order, or a legal basis of urgency.
 */
export const seize = act({
  name: 'seizures',
  type: 'asset.seized.v1',
  correctable: true,
  takes: true,
  body: z.strictObject({
    ...everyBody,
    ...ofAsset,
    asset: asset.optional(),
    custodian,
    fromCustodian: custodian.optional(),
    urgency: z.strictObject({ legalBasis: text(300) }).optional(),
  }),
  decide: ({ body, caseId, effectiveAt, order }, state) => {
    const amount = positiveAmountOf(body, state);
    if (isRefusal(amount)) return amount;
    if (!order && !body.urgency) return refuse('ORDER_REQUIRED');
    // what was urgent may be confirmed by an order afterwards
    const unfounded = order && !body.urgency && refuseLaterOrder(order, effectiveAt);
    if (unfounded) return unfounded;
    const { assetId, fromCustodian } = body;
    const frozen = lotsOf(state, caseId, { assetId, unit: amount.unit.code, custodian: fromCustodian }, [
      'held:frozen',
    ]);
    if (frozen.length > 0) {
      if (body.asset !== undefined) return refuse('ASSET_KNOWN', { assetId });
      const from = onlyLot(frozen);
      if (isRefusal(from)) return from;
      return (
        refuseBeforeTaking(state, caseId, [assetId], effectiveAt) ??
        seizeFrozen(from, amount, {
          asset: state.get('asset', caseId, assetId),
          custodian: body.custodian,
          effectiveAt,
          order,
        })
      );
    }
    return (
      refuseIf(fromCustodian !== undefined, 'NOT_FROZEN', { assetId }) ??
      refuseTaking(state, caseId, body, amount) ??
      post(bringIn(amount, { account: 'held:seized', assetId, custodian: body.custodian }))
    );
  },
  evolve: ({ body, caseId, effectiveAt }, draft) => recordAsset(draft, caseId, body, effectiveAt),
});

function seizeFrozen(
  from: LotRecord,
  amount: Amount,
  by: {
    readonly asset: AssetRecord | undefined;
    readonly custodian: string;
    readonly effectiveAt: string;
    readonly order: Order | undefined;
  },
): Decision {
  const expired = hasExpired(from, by.effectiveAt);
  const newOrder = by.order !== undefined && isNewOrder(by.order, by.asset ?? {}, from);
  return (
    shortOf(from, amount) ??
    refuseIf(expired && !newOrder, 'ORDER_EXPIRED', { expiredAt: from.expiresAt ?? '' }) ??
    refuseIf(from.transit !== undefined, 'IN_TRANSIT', { transferId: from.transit?.transferId ?? '' }) ??
    post(move({ ...amount, lot: from }, 'held:seized', { custodian: by.custodian }))
  );
}
