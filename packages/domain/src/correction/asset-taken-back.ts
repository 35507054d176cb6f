import { orderKey } from '../cited-order.ts';
import type { AssetRecord, Change, StateView } from '../state.ts';

/** An order that a freeze of the asset rests on since, and the count of its takings, with when the first was before. */
export interface AssetChanged {
  readonly assetId: string;
  readonly orderKey?: string;
  readonly taking?: { readonly count: number; readonly takenAt?: string };
}

/** What a fact changed of an asset besides its lots. */
export function assetChanged(changes: readonly Change[], state: StateView): AssetChanged | undefined {
  const change = changes.find(({ kind }) => kind === 'asset');
  // it was found by its kind, so the change is of an asset
  const after = change?.value as AssetRecord | undefined;
  if (!change || !after) return undefined;
  const before = state.get('asset', change.caseId, change.id);
  const timesBefore = (key: string): number =>
    before?.frozenUnder?.find((used) => orderKey(used) === key)?.times ?? 0;
  const order = after.frozenUnder?.find((used) => used.times > timesBefore(orderKey(used)));
  const { takenAt } = before ?? {};
  const isTaken = after.takings !== before?.takings;
  return {
    assetId: change.id,
    ...(order && { orderKey: orderKey(order) }),
    ...(isTaken && { taking: { count: after.takings, ...(takenAt !== undefined && { takenAt }) } }),
  };
}

/**
 * An asset once a fact is taken back: taken when it was before, unless it has been taken again since, and free for the
 * order that a freeze rested on.
 */
export function assetTakenBack(
  state: StateView,
  caseId: string,
  undone: AssetChanged | undefined,
): AssetRecord | undefined {
  const now = undone && state.get('asset', caseId, undone.assetId);
  if (!now) return undefined;
  const { frozenUnder = [], takenAt: _takenAt, ...asset } = now;
  const { orderKey: key, taking } = undone;
  const left = frozenUnder
    .map((used) => (orderKey(used) === key ? { ...used, times: used.times - 1 } : used))
    .filter(({ times }) => times > 0);
  const isLast = taking?.count === now.takings;
  const takenAt = isLast ? taking?.takenAt : now.takenAt;
  return {
    ...asset,
    ...(left.length > 0 && { frozenUnder: left }),
    ...(takenAt !== undefined && { takenAt }),
    takings: isLast ? now.takings - 1 : now.takings,
  };
}
