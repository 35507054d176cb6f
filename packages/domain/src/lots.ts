import type { LotAccount } from './accounts.ts';
import { type Refusal, refuse } from './act.ts';
import { type Amount, positiveAmountOf } from './amount.ts';
import { compare } from './quantity.ts';
import { lotId, type LotRecord, type StateView } from './state.ts';

/** What a body says of the lot that it takes from. */
export interface LotBody {
  readonly assetId: string;
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

/**
 * The lot that an act takes from, and how much. Where several custodians hold one, the act must name which; where
 * one custodian holds several, the oldest is meant.
 */
export function takeFrom(
  state: StateView,
  caseId: string,
  body: LotBody,
  among: readonly LotAccount[],
): Taking | Refusal {
  const amount = positiveAmountOf(body);
  if ('refused' in amount) return amount;
  const { assetId, custodian } = body;
  if (!state.get('asset', caseId, assetId)) return refuse('UNKNOWN_ASSET', { assetId });
  const lots = lotsOf(state, caseId, { assetId, unit: amount.unit.code, custodian }, among);
  const lot = lots[0];
  if (!lot)
    return refuse('INSUFFICIENT_HELD', { held: '0', quantity: amount.quantity, unit: amount.unit.code });
  if (lots.some((other) => other.custodian !== lot.custodian)) {
    return refuse('AMBIGUOUS_LOT', {
      custodians: [...new Set(lots.map((other) => other.custodian))].join(', '),
    });
  }
  return shortOf(lot, amount) ?? { ...amount, lot };
}

/** The refusal where a lot has less than is asked of it. */
export function shortOf(lot: LotRecord, { quantity, unit }: Amount): Refusal | undefined {
  if (lot.unknown) return refuse('QUANTITY_UNKNOWN', { assetId: lot.assetId });
  if (compare(quantity, lot.quantity) <= 0) return undefined;
  return refuse('INSUFFICIENT_HELD', { held: lot.quantity, quantity, unit: unit.code });
}
