import type { Order } from './body.ts';
import { orderKey } from './cited-order.ts';
import type { Draft } from './draft.ts';
import { isBefore } from './instant.ts';
import type { AssetRecord, LotRecord } from './state.ts';

/** What a frozen lot rests on: the order, and until when it restrains. */
export type Restraint = Pick<LotRecord, 'expiresAt' | 'orderKey'>;

/** The freeze that a lot rests on, without the rest of the lot. */
export function restraintOf({ expiresAt, orderKey: key }: Restraint): Restraint {
  return { ...(expiresAt !== undefined && { expiresAt }), ...(key !== undefined && { orderKey: key }) };
}

/** Where two freezes come together in one lot, nothing of it is restrained longer than was ordered. */
export function firstToEnd(one: Restraint, other: Restraint): Restraint {
  return restraintOf(endsBefore(other, one) ? other : one);
}

/** Whether one freeze ends before another. */
export function endsBefore({ expiresAt: one }: Restraint, { expiresAt: other }: Restraint): boolean {
  return one !== undefined && (other === undefined || isBefore(one, other));
}

/** Whether a freeze has run out by an instant; one without an end never does. */
export const hasExpired = ({ expiresAt }: Restraint, at: string): boolean =>
  expiresAt !== undefined && !isBefore(at, expiresAt);

/**
 * Whether an order can restrain again what a freeze let go: the asset was never frozen under it, and it is dated no
 * earlier than the one that the freeze rests on.
 */
export function isNewOrder(
  order: Order,
  { frozenUnder = [] }: Pick<AssetRecord, 'frozenUnder'>,
  { orderKey: replaced }: Restraint,
): boolean {
  return frozenUnder.every((used) => {
    const key = orderKey(used);
    return key !== orderKey(order) && (key !== replaced || used.date <= order.date);
  });
}

/** Remembers that an asset was frozen under an order. */
export function rememberOrder(draft: Draft, caseId: string, assetId: string, order: Order): void {
  const asset = draft.get('asset', caseId, assetId);
  if (!asset) throw new Error(`case ${caseId} freezes an asset that it does not have: ${assetId}`);
  const { frozenUnder = [] } = asset;
  const isKnown = frozenUnder.some((used) => orderKey(used) === orderKey(order));
  const now = frozenUnder.map((used) =>
    orderKey(used) === orderKey(order) ? { ...used, times: used.times + 1 } : used,
  );
  draft.put('asset', caseId, assetId, {
    ...asset,
    frozenUnder: isKnown ? now : [...frozenUnder, { ...order, times: 1 }],
  });
}
