import { z } from 'zod';
import { act, isRefusal, post, type Refusal, refuse, refuseIf } from '../act.ts';
import { type Amount, amountOf } from '../amount.ts';
import { asset, everyBody, lot } from '../body.ts';
import { isLotAccount, isOwned, type LotAccount, lotAccounts } from '../accounts.ts';
import type { Draft } from '../draft.ts';
import type { Leg } from '../fact.ts';
import { orderKey } from '../cited-order.ts';
import { bringIn } from '../legs.ts';
import { accountsNamed, lotsOf, onlyLot } from '../lots.ts';
import { type Along, bringAlong, knowLot } from '../lot-book.ts';
import { growOrigins } from '../origins.ts';
import { isZero } from '../quantity.ts';
import { endsBefore, rememberOrder, restraintOf } from '../restraint.ts';
import { lotId, type LotRecord, type StateView } from '../state.ts';
import { findUnit } from '../units.ts';
import { recordAsset, refuseItems, refuseUnlike } from './taking.ts';

const reasons = ['interest', 'deposit', 'dividend', 'staking', 'balance-reported', 'found', 'fork'] as const;

/**
 * Adds to property that the case has: interest, a deposit, the balance that was unknown when it was frozen. A fork
 * is a new asset that names its parent, or one that was taken back; the parent's quantity stays, and what freezes the
 * parent freezes the fork. A thing is one and stays one.
 */
export const accrue = act({
  name: 'accruals',
  type: 'asset.accrued.v1',
  correctable: true,
  body: z.strictObject({ ...everyBody, ...lot, asset: asset.optional(), reason: z.enum(reasons) }),
  decide: ({ body, caseId }, state) => {
    const amount = amountOf(body, state);
    if (isRefusal(amount)) return amount;
    const isFork = body.reason === 'fork';
    const known = state.get('asset', caseId, body.assetId);
    const isNew = isFork && !known;
    const parent = (known ?? body.asset)?.parent;
    const described =
      refuseIf(isNew !== (body.asset !== undefined), isNew ? 'ASSET_REQUIRED' : 'ASSET_KNOWN', {
        assetId: body.assetId,
      }) ??
      refuseIf(isFork && known?.takenAt !== undefined, 'ASSET_KNOWN', { assetId: body.assetId }) ??
      refuseIf(isFork && parent === undefined, 'PARENT_REQUIRED') ??
      refuseIf(!isFork && !known, 'UNKNOWN_ASSET', { assetId: body.assetId }) ??
      (isFork ? refuseUnlike(state, caseId, body.assetId, amount) : undefined);
    if (described) return described;
    const isItem = amount.unit.kind === 'item';
    const several = isFork
      ? refuseItems(amount, body)
      : refuseIf(isItem, 'NOTHING_ACCRUES', { assetId: body.assetId });
    if (several) return several;
    const to = lotToGrow(state, caseId, { ...body, ...(isFork && { parent }) }, amount);
    if (isRefusal(to)) return to;
    const states = body.reason === 'balance-reported' && to.unknown === true;
    const isNothing = isZero(amount.quantity);
    const carried =
      isFork && to.account === 'held:frozen' ? { carried: { restraint: { ...restraintOf(to) } } } : undefined;
    const place = { account: to.account, assetId: body.assetId, custodian: to.custodian };
    return (
      refuseIf(isNothing && !states, 'ZERO_QUANTITY') ??
      refuseIf(to.unknown === true && !states, 'QUANTITY_UNKNOWN', { assetId: body.assetId }) ??
      (isNothing ? post([], { custodian: to.custodian }) : post(bringIn(amount, place), carried))
    );
  },
  evolve: ({ body, caseId, details, effectiveAt, legs }, draft) => {
    if (body.reason === 'fork') recordAsset(draft, caseId, body, effectiveAt);
    const parent = body.reason === 'fork' ? draft.get('asset', caseId, body.assetId)?.parent : undefined;
    growConfiscated(draft, caseId, legs, parent);
    // its act made the details
    const carried = details['carried'] as Along | undefined;
    if (carried) restrainFork(draft, caseId, legs, { carried, parent });
    if (body.reason !== 'balance-reported') return;
    const unit = findUnit(body.unit)?.code ?? body.unit;
    const grown = legs.find(({ account }) => isLotAccount(account));
    const account = grown && isLotAccount(grown.account) ? grown.account : 'held:frozen';
    const custodian = grown?.custodian ?? String(details['custodian']);
    const reported = draft.get('lot', caseId, lotId({ account, assetId: body.assetId, custodian, unit }));
    if (reported?.unknown) knowLot(draft, caseId, reported);
  },
});

/** What accrues to property that is confiscated goes back with it, if it ever does; so does a fork with its parent. */
function growConfiscated(
  draft: Draft,
  caseId: string,
  legs: readonly Leg[],
  parent: string | undefined,
): void {
  for (const { account, amount, assetId = '', custodian = '', unit } of legs) {
    if (account === 'held:confiscated' || isOwned(account))
      growOrigins(draft, caseId, { assetId, custodian, unit }, { parent, quantity: amount });
  }
}

/** A fork is frozen under the order, and until the end, of what it came of. */
function restrainFork(
  draft: Draft,
  caseId: string,
  legs: readonly Leg[],
  { carried, parent = '' }: { readonly carried: Along; readonly parent: string | undefined },
): void {
  const [, grown] = legs;
  if (!grown) throw new Error(`a fork of case ${caseId} brings nothing`);
  bringAlong(draft, caseId, grown, carried);
  const order = draft
    .get('asset', caseId, parent)
    ?.frozenUnder?.find((used) => orderKey(used) === carried.restraint?.orderKey);
  if (order) rememberOrder(draft, caseId, grown.assetId ?? '', order);
}

/** A fork grows where its parent lies, all else where the asset itself does; of several lots the body names one. */
function lotToGrow(
  state: StateView,
  caseId: string,
  body: {
    readonly account?: LotAccount | undefined;
    readonly assetId: string;
    readonly custodian?: string | undefined;
    readonly parent?: string | undefined;
  },
  { unit }: Amount,
): LotRecord | Refusal {
  const { custodian, parent } = body;
  const among = accountsNamed(body, lotAccounts);
  const lots =
    parent === undefined
      ? lotsOf(state, caseId, { assetId: body.assetId, custodian, unit: unit.code }, among)
      : lotsInAnyUnit(state, caseId, parent)
          .filter((lot) => among.includes(lot.account))
          .filter((lot) => custodian === undefined || lot.custodian === custodian);
  return lots.length === 0 ? refuse('NOT_HELD', { assetId: parent ?? body.assetId }) : onlyPlace(lots);
}

/**
 * Lots of several units that lie in one account with one custodian are one place to grow at. Of frozen ones the first
 * to end is answered: nothing that grows there is restrained longer than was ordered.
 */
function onlyPlace(lots: readonly LotRecord[]): LotRecord | Refusal {
  const places = new Map<string, LotRecord>();
  for (const lot of lots) {
    const name = `${lot.account}|${lot.custodian}`;
    const known = places.get(name);
    if (!known || endsBefore(lot, known)) places.set(name, lot);
  }
  return onlyLot([...places.values()]);
}

function lotsInAnyUnit(state: StateView, caseId: string, assetId: string): readonly LotRecord[] {
  return [...state.scan('lot', caseId, `${assetId}|`)]
    .map(([, lot]) => lot)
    .toSorted((a, b) => a.number - b.number);
}
