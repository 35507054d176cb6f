import type { RefusalCode } from '@seizure-ledger/contracts';

/** At which field of a form a refusal is shown: one of these that the form has. */
export const places: Readonly<Record<string, readonly string[]>> = {
  AGENCY_MISMATCH: ['agency'],
  ALREADY_HELD: ['assetId'],
  ALREADY_MONEY: ['unit'],
  AMBIGUOUS_ACCOUNT: ['account'],
  AMBIGUOUS_LOT: ['custodian', 'from'],
  AMOUNT_NOT_THING: ['assetId'],
  ASSET_KNOWN: ['asset.description', 'assetId'],
  ASSET_REQUIRED: ['asset.description', 'assetId'],
  CASE_EXISTS: ['caseId'],
  CLAIM_EXISTS: ['claimId'],
  CLAIM_STATUS: ['claimId'],
  CREDIT_UNIT: ['credit.unit'],
  DEDUCTIONS_EXCEED: ['gross'],
  DISTRIBUTION_EXISTS: ['restitutionId'],
  EFFECTIVE_BEFORE_TAKING: ['effectiveAt'],
  EFFECTIVE_IN_FUTURE: ['effectiveAt'],
  FREEZE_EXPIRED: ['expiresAt', 'assetId'],
  GROUND_REQUIRED: ['ground'],
  INSUFFICIENT_HELD: ['quantity', 'amount', 'fund'],
  INSUFFICIENT_OWNED: ['quantity', 'amount', 'fund'],
  INSUFFICIENT_RESERVE: ['quantity', 'amount'],
  ITEM_IS_ONE: ['quantity'],
  NEW_ORDER_REQUIRED: ['order.authority'],
  NOT_FROZEN: ['assetId'],
  NOT_HELD: ['assetId'],
  NOT_IN_KIND: ['unit'],
  NOT_LONGER: ['expiresAt'],
  NOT_MONEY: ['proceedsUnit', 'unit'],
  ORDER_AFTER_ACT: ['order.date', 'orderId'],
  ORDER_EXISTS: ['orderId'],
  ORDER_EXPIRED: ['expiresAt'],
  ORDER_IN_FUTURE: ['order.date', 'date', 'appeal.date', 'decidedAt', 'orderId'],
  ORDER_REQUIRED: ['order.authority'],
  OVER_ALLOCATED: ['amount', 'quantity'],
  OVER_CLAIM: ['amount', 'quantity'],
  OVER_COLLECTED: ['quantity'],
  OVER_CONFISCATED: ['quantity'],
  OWNER_NOT_HEARD: ['ownerHeard'],
  OWN_AGENCY: ['agency'],
  PRECISION_EXCEEDED: ['quantity', 'gross', 'amount', 'grossLoss', 'sum'],
  QUANTITY_UNKNOWN: ['quantity'],
  RATE_MISMATCH: ['rate', 'rates'],
  SAME_CUSTODIAN: ['to'],
  SUM_WITHOUT_UNIT: ['sum'],
  THING_NOT_AMOUNT: ['assetId'],
  UNKNOWN_ASSET: ['assetId'],
  UNKNOWN_CLAIM: ['claimId'],
  UNKNOWN_DISTRIBUTION: ['restitutionId'],
  UNKNOWN_ORDER: ['orderId', 'order.reference'],
  UNKNOWN_TRANSFER: ['transferId'],
  UNKNOWN_UNIT: ['unit', 'proceedsUnit'],
  ZERO_QUANTITY: ['quantity', 'amount', 'gross'],
} satisfies Partial<Record<RefusalCode, readonly string[]>>;

/**
 * Where among these fields the reason of a refusal belongs; nowhere where it is about the whole. Where several could be
 * meant it is the one whose value the reason names, else the first.
 */
export function placeOf(
  { code, detail }: { readonly code: string; readonly detail: string },
  names: ReadonlySet<string>,
  form: URLSearchParams,
): string | undefined {
  const found = places[code]?.filter((name) => names.has(name)) ?? [];
  return found.find((name) => form.get(name) && detail.includes(form.get(name) ?? '')) ?? found[0];
}
