import { z } from 'zod';
import { act, type Decision, isRefusal, post, type Refusal, refuseIf } from '../act.ts';
import { amountOf, positiveAmountOf } from '../amount.ts';
import { asset, everyBody, ofAsset } from '../body.ts';
import { orderKey } from '../cited-order.ts';
import { instant, isBefore } from '../instant.ts';
import { bringIn } from '../legs.ts';
import { bringRestraint, makeLot } from '../lot-book.ts';
import { refuseEnded } from '../lots.ts';
import { quantity, zero } from '../quantity.ts';
import { hasExpired, rememberOrder, type Restraint } from '../restraint.ts';
import { type LotRecord, lotId } from '../state.ts';
import { custodian } from '../text.ts';
import { digitsSaid, digitsToSay, findUnit, type Unit } from '../units.ts';
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
  decide: ({ body, caseId, effectiveAt, recordedAt }, state) => {
    const { assetId, custodian: holder, expiresAt } = body;
    const isUnknown = body.quantity === 'unknown';
    const amount = isUnknown ? amountOf({ ...body, quantity: '0' }, state) : positiveAmountOf(body, state);
    if (isRefusal(amount)) return amount;
    const name = { account: 'held:frozen', assetId, custodian: holder, unit: amount.unit.code } as const;
    const frozen = state.get('lot', caseId, lotId(name));
    const coming = { ...(expiresAt !== undefined && { expiresAt }) };
    return (
      refuseTaking(state, caseId, body, amount) ??
      refuseIf(expiresAt !== undefined && !isBefore(effectiveAt, expiresAt), 'ORDER_EXPIRED') ??
      (isUnknown
        ? freezeUnknown(assetId, amount.unit, frozen)
        : (refuseMore(frozen, coming, { effectiveAt, recordedAt }) ?? post(bringIn(amount, name))))
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

/** How much it is, is said later: until then nothing else may be frozen there, nor be so already. */
function freezeUnknown(assetId: string, unit: Unit, frozen: LotRecord | undefined): Decision {
  return refuseIf(frozen !== undefined, 'ALREADY_HELD', { assetId }) ?? post([], digitsToSay(unit));
}

/** What is frozen there must be known and go on, unless both have run out by the time that this is recorded. */
function refuseMore(
  frozen: LotRecord | undefined,
  coming: Restraint,
  { effectiveAt, recordedAt }: { readonly effectiveAt: string; readonly recordedAt: string },
): Refusal | undefined {
  if (!frozen) return undefined;
  const { assetId, expiresAt = '' } = frozen;
  return (
    refuseIf(frozen.unknown === true, 'QUANTITY_UNKNOWN', { assetId }) ??
    refuseIf(hasExpired(frozen, effectiveAt), 'FREEZE_EXPIRED', { expiredAt: expiresAt }) ??
    refuseEnded(frozen, coming, recordedAt)
  );
}
