import { z } from 'zod';
import { act, isRefusal, post, refuseIf } from '../act.ts';
import { amountOf, positiveAmountOf } from '../amount.ts';
import { asset, everyBody, ofAsset } from '../body.ts';
import { orderKey } from '../cited-order.ts';
import { instant, isBefore } from '../instant.ts';
import { bringIn } from '../legs.ts';
import { bringRestraint, makeLot } from '../lot-book.ts';
import { quantity, zero } from '../quantity.ts';
import { hasExpired, rememberOrder } from '../restraint.ts';
import { lotId } from '../state.ts';
import { custodian } from '../text.ts';
import { digitsSaid, digitsToSay, findUnit } from '../units.ts';
import { recordAsset, refuseTaking } from './taking.ts';

/**
 * Restrains property where it lies. A second taking of released property is new: nothing flows back from
 * `out:released`. An unknown quantity posts no legs; an accrual states it later. More of what is frozen there already
 * joins it, and both end when the first of the two does.
 */
export const freeze = act({
  name: 'freezes',
  type: 'asset.frozen.v1',
  correctable: true,
  takes: true,
  order: 'required',
  body: z.strictObject({
    ...everyBody,
    ...ofAsset,
    asset: asset.optional(),
    custodian,
    expiresAt: instant.optional(),
    quantity: z.union([quantity, z.literal('unknown')]),
  }),
  decide: ({ body, caseId, effectiveAt }, state) => {
    const unknown = body.quantity === 'unknown';
    const amount = unknown ? amountOf({ ...body, quantity: '0' }, state) : positiveAmountOf(body, state);
    if (isRefusal(amount)) return amount;
    const known = state.get(
      'lot',
      caseId,
      lotId({ ...body, unit: amount.unit.code, account: 'held:frozen' }),
    );
    return (
      refuseTaking(state, caseId, body, amount) ??
      refuseIf(body.expiresAt !== undefined && !isBefore(effectiveAt, body.expiresAt), 'ORDER_EXPIRED') ??
      refuseIf(unknown && known !== undefined, 'ALREADY_HELD', { assetId: body.assetId }) ??
      refuseIf(known?.unknown === true, 'QUANTITY_UNKNOWN', { assetId: body.assetId }) ??
      refuseIf(known !== undefined && hasExpired(known, effectiveAt), 'FREEZE_EXPIRED', {
        expiredAt: known?.expiresAt ?? '',
      }) ??
      post(
        unknown
          ? []
          : bringIn(amount, { account: 'held:frozen', assetId: body.assetId, custodian: body.custodian }),
        unknown ? digitsToSay(amount.unit) : undefined,
      )
    );
  },
  evolve: ({ body, caseId, details, effectiveAt, order }, draft) => {
    recordAsset(draft, caseId, body, effectiveAt);
    if (order) rememberOrder(draft, caseId, body.assetId, order);
    const unit = findUnit(body.unit)?.code ?? body.unit;
    const name = { account: 'held:frozen', assetId: body.assetId, custodian: body.custodian, unit } as const;
    const restraint = {
      ...(body.expiresAt !== undefined && { expiresAt: body.expiresAt }),
      ...(order && { orderKey: orderKey(order) }),
    };
    if (draft.get('lot', caseId, lotId(name))) bringRestraint(draft, caseId, name, restraint);
    else makeLot(draft, caseId, name, zero(digitsSaid(unit, details)), { ...restraint, unknown: true });
  },
});
