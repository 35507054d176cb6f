import type { LotAccount } from './accounts.ts';
import { isRefusal, type Refusal, refuse } from './act.ts';
import { type Amount, positiveAmountOf } from './amount.ts';
import { compare, minus } from './quantity.ts';
import { hasExpired, type Restraint } from './restraint.ts';
import { lotId, type LotRecord, type StateView } from './state.ts';

/** What a body says of the lot that it takes from. */
export interface LotBody {
  readonly account?: LotAccount | undefined;
  /** Absent: what came in for the whole case. */
  readonly assetId?: string | undefined;
  readonly custodian?: string | undefined;
  readonly quantity: string;
  readonly unit: string;
}

export interface Taking extends Amount {
  readonly lot: LotRecord;
}

/** The lots of an asset in one unit and some accounts, oldest first. */
export function lotsOf(
  state: StateView,
  caseId: string,
  {
    assetId,
    unit,
    custodian,
  }: { readonly assetId: string; readonly unit: string; readonly custodian?: string | undefined },
  among: readonly LotAccount[],
): readonly LotRecord[] {
  if (custodian !== undefined) {
    return among
      .map((account) => state.get('lot', caseId, lotId({ assetId, unit, account, custodian })))
      .filter((lot) => lot !== undefined)
      .sort((a, b) => a.number - b.number);
  }
  return [...state.scan('lot', caseId, `${assetId}|${unit}|`)]
    .map(([, lot]) => lot)
    .filter((lot) => among.includes(lot.account))
    .sort((a, b) => a.number - b.number);
}

/** The lot that an act takes from, and how much. Where several match, the act must name which. */
export function takeFrom(
  state: StateView,
  caseId: string,
  body: LotBody,
  among: readonly LotAccount[],
): Taking | Refusal {
  const amount = positiveAmountOf(body, state);
  if ('refused' in amount) return amount;
  const { assetId = '', custodian } = body;
  if (assetId !== '' && !state.get('asset', caseId, assetId)) return refuse('UNKNOWN_ASSET', { assetId });
  const named = { assetId, custodian, unit: amount.unit.code };
  const lots = lotsOf(state, caseId, named, accountsNamed(body, among));
  if (lots.length === 0)
    return refuse('INSUFFICIENT_HELD', { held: '0', quantity: amount.quantity, unit: amount.unit.code });
  const lot = onlyLot(lots);
  return isRefusal(lot) ? lot : (shortOf(lot, amount) ?? { ...amount, lot });
}

/** Of the accounts that an act is about, those that its body lets it mean. */
export const accountsNamed = (
  { account }: Pick<LotBody, 'account'>,
  among: readonly LotAccount[],
): readonly LotAccount[] => (account === undefined ? among : among.filter((one) => one === account));

/** The one lot that matches; of several, the refusal says what would tell them apart. There is one at least. */
export function onlyLot(lots: readonly LotRecord[]): LotRecord | Refusal {
  const [lot, ...others] = lots;
  if (!lot) throw new RangeError('one lot of none was asked for');
  if (others.length === 0) return lot;
  const custodians = [...new Set(lots.map(({ custodian }) => custodian))];
  if (custodians.length > 1) return refuse('AMBIGUOUS_LOT', { custodians: custodians.join(', ') });
  const accounts = lots.map(({ account }) => account).join(', ');
  return refuse('AMBIGUOUS_ACCOUNT', { accounts, custodian: lot.custodian });
}

/** The refusal where a lot has less than is asked of it. */
export function shortOf(lot: LotRecord, { quantity, unit }: Amount): Refusal | undefined {
  if (lot.unknown) return refuse('QUANTITY_UNKNOWN', { assetId: lot.assetId });
  if (compare(quantity, lot.quantity) <= 0) return undefined;
  return refuse('INSUFFICIENT_HELD', { held: lot.quantity, quantity, unit: unit.code });
}

/** What is frozen still and what has run out never come together in one lot, which has one end. */
export function refuseEnded(
  there: Restraint | undefined,
  coming: Restraint,
  at: string,
): Refusal | undefined {
  if (!there || hasExpired(there, at) === hasExpired(coming, at)) return undefined;
  const { expiresAt = '' } = hasExpired(there, at) ? there : coming;
  return refuse('FREEZE_EXPIRED', { expiredAt: expiresAt });
}

/** What is on its way to another custodian can't be sold, spent or written off until it has arrived. */
export function refuseUnderway({ transit, ...lot }: LotRecord, { quantity }: Amount): Refusal | undefined {
  if (!transit) return undefined;
  const still = minus(lot.quantity, transit.quantity);
  return compare(quantity, still) <= 0 ? undefined : refuse('IN_TRANSIT', { transferId: transit.transferId });
}
