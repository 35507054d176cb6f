import { z } from 'zod';
import { act, isRefusal, post, type Refusal, refuse, refuseIf } from '../act.ts';
import { type Amount, amountOf } from '../amount.ts';
import { asset, everyBody, lot } from '../body.ts';
import { type LotAccount, lotAccounts } from '../accounts.ts';
import { bringIn } from '../legs.ts';
import { accountsNamed, lotsOf, onlyLot } from '../lots.ts';
import { dropLot } from '../lot-book.ts';
import { isZero } from '../quantity.ts';
import { lotId, type LotRecord, type StateView } from '../state.ts';
import { recordAsset } from './taking.ts';

const reasons = ['interest', 'deposit', 'dividend', 'staking', 'balance-reported', 'found', 'fork'] as const;

/**
 * Adds to property that the case has: interest, a deposit, the balance that was unknown when it was frozen. A fork
 * is a new asset that names its parent; the parent's quantity stays.
 */
export const accrue = act({
  name: 'accruals',
  type: 'asset.accrued.v1',
  body: z.strictObject({ ...everyBody, ...lot, asset: asset.optional(), reason: z.enum(reasons) }),
  decide: ({ body, caseId }, state) => {
    const amount = amountOf(body);
    if (isRefusal(amount)) return amount;
    const isFork = body.reason === 'fork';
    const known = state.get('asset', caseId, body.assetId);
    const described =
      refuseIf(isFork !== (body.asset !== undefined), isFork ? 'ASSET_REQUIRED' : 'ASSET_KNOWN', {
        assetId: body.assetId,
      }) ??
      refuseIf(isFork && known !== undefined, 'ASSET_KNOWN', { assetId: body.assetId }) ??
      refuseIf(isFork && body.asset?.parent === undefined, 'PARENT_REQUIRED') ??
      refuseIf(!isFork && !known, 'UNKNOWN_ASSET', { assetId: body.assetId });
    if (described) return described;
    const to = lotToGrow(state, caseId, body, amount);
    if (isRefusal(to)) return to;
    const nothingThere = body.reason === 'balance-reported' && to.unknown === true && isZero(amount.quantity);
    if (isZero(amount.quantity))
      return nothingThere ? post([], { custodian: to.custodian }) : refuse('ZERO_QUANTITY');
    return post(bringIn(amount, { account: to.account, assetId: body.assetId, custodian: to.custodian }));
  },
  evolve: ({ body, caseId, details, effectiveAt, legs }, draft) => {
    if (body.asset) recordAsset(draft, caseId, body, effectiveAt);
    if (legs.length > 0) return;
    const unit = amountOf(body);
    if (isRefusal(unit)) return;
    const name = { account: 'held:frozen', assetId: body.assetId, unit: unit.unit.code } as const;
    const lotOfNothing = draft.get(
      'lot',
      caseId,
      lotId({ ...name, custodian: String(details['custodian']) }),
    );
    if (lotOfNothing) dropLot(draft, caseId, lotOfNothing);
  },
});

/** A fork grows where its parent lies, all else where the asset itself does; of several lots the body names one. */
function lotToGrow(
  state: StateView,
  caseId: string,
  body: {
    readonly account?: LotAccount | undefined;
    readonly asset?: { readonly parent?: string | undefined } | undefined;
    readonly assetId: string;
    readonly custodian?: string | undefined;
  },
  { unit }: Amount,
): LotRecord | Refusal {
  const { custodian } = body;
  const parent = body.asset?.parent;
  const among = accountsNamed(body, lotAccounts);
  const lots =
    parent === undefined
      ? lotsOf(state, caseId, { assetId: body.assetId, custodian, unit: unit.code }, among)
      : lotsInAnyUnit(state, caseId, parent)
          .filter((lot) => among.includes(lot.account))
          .filter((lot) => custodian === undefined || lot.custodian === custodian);
  return lots.length === 0 ? refuse('NOT_HELD', { assetId: parent ?? body.assetId }) : onlyPlace(lots);
}

/** Lots of several units that lie in one account with one custodian are one place to grow at. */
function onlyPlace(lots: readonly LotRecord[]): LotRecord | Refusal {
  const places = new Map(lots.map((lot) => [`${lot.account}|${lot.custodian}`, lot]));
  return onlyLot([...places.values()]);
}

function lotsInAnyUnit(state: StateView, caseId: string, assetId: string): readonly LotRecord[] {
  return [...state.scan('lot', caseId, `${assetId}|`)]
    .map(([, lot]) => lot)
    .toSorted((a, b) => a.number - b.number);
}
