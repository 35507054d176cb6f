import type { Asset } from '../body.ts';
import { lotAccounts } from '../accounts.ts';
import { type Refusal, refuse, refuseIf } from '../act.ts';
import type { Amount } from '../amount.ts';
import type { Draft } from '../draft.ts';
import { lotsOf } from '../lots.ts';
import { isBefore } from '../instant.ts';
import type { StateView } from '../state.ts';

interface TakingBody {
  readonly asset?: Asset | undefined;
  readonly assetId: string;
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
  const held =
    amount.unit.kind === 'item' && lotsOf(state, caseId, { assetId, unit: 'item' }, lotAccounts).length > 0;
  return (
    refuseItems(amount, body) ??
    refuseIf(!known && !asset, 'ASSET_REQUIRED', { assetId }) ??
    refuseIf(known !== undefined && asset !== undefined, 'ASSET_KNOWN', { assetId }) ??
    refuseParent(state, caseId, asset) ??
    refuseIf(held, 'ALREADY_HELD', { assetId })
  );
}

/** A thing that cannot be divided is one: what is not of the quantity 1 is several things, or none. */
export function refuseItems(
  { unit }: Amount,
  { assetId, quantity }: { readonly assetId: string; readonly quantity: string },
): Refusal | undefined {
  return refuseIf(unit.kind === 'item' && quantity !== '1', 'ITEM_IS_ONE', { assetId, quantity });
}

function refuseParent(state: StateView, caseId: string, asset: Asset | undefined): Refusal | undefined {
  if (asset?.parent === undefined || state.get('asset', caseId, asset.parent)) return undefined;
  return refuse('UNKNOWN_ASSET', { assetId: asset.parent });
}

/** Remembers an asset that was described for the first time, and since when it is taken. */
export function recordAsset(draft: Draft, caseId: string, body: TakingBody, takenAt: string): void {
  const { asset, assetId } = body;
  const known = draft.get('asset', caseId, assetId);
  if (known) {
    if (isBefore(takenAt, known.takenAt)) draft.put('asset', caseId, assetId, { ...known, takenAt });
    return;
  }
  if (!asset) return;
  const { kind, parent } = asset;
  draft.put('asset', caseId, assetId, { assetId, kind, ...(parent !== undefined && { parent }), takenAt });
}
