import type { Asset } from '../body.ts';
import { lotAccounts } from '../accounts.ts';
import { type Refusal, refuse, refuseIf } from '../act.ts';
import type { Amount } from '../amount.ts';
import type { Draft } from '../draft.ts';
import { lotsOf } from '../lots.ts';
import { isBefore } from '../instant.ts';
import type { AssetRecord, StateView } from '../state.ts';
import { findUnit } from '../units.ts';

interface TakingBody {
  readonly asset?: Asset | undefined;
  readonly assetId: string;
  readonly unit: string;
}

/** Whether a body may take this asset: described when it is new, and only then; a thing is one, and taken once. */
export function refuseTaking(
  state: StateView,
  caseId: string,
  body: TakingBody & { readonly quantity: string },
  amount: Amount,
): Refusal | undefined {
  const { asset, assetId } = body;
  const known = state.get('asset', caseId, assetId);
  return (
    refuseItems(amount, body) ??
    refuseIf(!known && !asset, 'ASSET_REQUIRED', { assetId }) ??
    refuseIf(known !== undefined && asset !== undefined, 'ASSET_KNOWN', { assetId }) ??
    refuseParent(state, caseId, asset) ??
    refuseUnlike(state, caseId, assetId, amount)
  );
}

/** Whether the asset is of another nature than what comes to it, or is a thing that the case has already. */
export function refuseUnlike(
  state: StateView,
  caseId: string,
  assetId: string,
  amount: Amount,
): Refusal | undefined {
  const known = state.get('asset', caseId, assetId);
  const isHeld =
    amount.unit.kind === 'item' && lotsOf(state, caseId, { assetId, unit: 'item' }, lotAccounts).length > 0;
  return (
    refuseOtherNature(known, amount) ??
    refuseIf(isHeld, 'ALREADY_HELD', { assetId }) ??
    refuseIf(known?.leaving !== undefined, 'IN_TRANSIT', { transferId: known?.leaving ?? '' })
  );
}

/** A thing that cannot be divided is one: what is not of the quantity 1 is several things, or none. */
export function refuseItems(
  { unit }: Amount,
  { assetId, quantity }: { readonly assetId: string; readonly quantity: string },
): Refusal | undefined {
  return refuseIf(unit.kind === 'item' && quantity !== '1', 'ITEM_IS_ONE', { assetId, quantity });
}

/** An account may hold several currencies; but a thing never is an amount of something, nor the other way round. */
function refuseOtherNature(known: AssetRecord | undefined, { unit }: Amount): Refusal | undefined {
  if (!known) return undefined;
  const { assetId, isThing = false } = known;
  return (
    refuseIf(isThing && unit.kind !== 'item', 'THING_NOT_AMOUNT', { assetId, unit: unit.code }) ??
    refuseIf(!isThing && unit.kind === 'item', 'AMOUNT_NOT_THING', { assetId })
  );
}

function refuseParent(state: StateView, caseId: string, asset: Asset | undefined): Refusal | undefined {
  if (asset?.parent === undefined || state.get('asset', caseId, asset.parent)) return undefined;
  return refuse('UNKNOWN_ASSET', { assetId: asset.parent });
}

/** Remembers an asset that was described for the first time, and since when it is taken. */
export function recordAsset(draft: Draft, caseId: string, body: TakingBody, takenAt: string): void {
  const { asset, assetId, unit } = body;
  const known = draft.get('asset', caseId, assetId);
  if (known) {
    const { takenAt: before = takenAt, takings } = known;
    const first = isBefore(takenAt, before) ? takenAt : before;
    draft.put('asset', caseId, assetId, { ...known, takenAt: first, takings: takings + 1 });
    return;
  }
  if (!asset) return;
  draft.put('description', caseId, assetId, asset);
  const { kind, parent } = asset;
  draft.put('asset', caseId, assetId, {
    assetId,
    ...(findUnit(unit)?.kind === 'item' && { isThing: true as const }),
    kind,
    ...(parent !== undefined && { parent }),
    takenAt,
    takings: 1,
  });
}
