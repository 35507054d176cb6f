import { isLotAccount } from '../accounts.ts';
import { post, type Posting } from '../act.ts';
import type { Draft } from '../draft.ts';
import { countOpen } from '../case-record.ts';
import { type Along, bringBack, countAtCustodian } from '../lot-book.ts';
import type { Details, Leg } from '../fact.ts';
import { leg, type LegOf } from '../legs.ts';
import {
  compare,
  fractionDigits,
  fromMinor,
  isZero,
  minus,
  negate,
  plus,
  toMinor,
  zero,
} from '../quantity.ts';
import {
  type AllocationRecord,
  type DrawnPart,
  partId,
  type ReserveRecord,
  type StateView,
} from '../state.ts';

/** What is due to a claim under a distribution and not paid, or (`reserve`) set aside, lot by lot. */
export function partsOf<K extends 'allocation' | 'reserve'>(
  state: StateView,
  caseId: string,
  kind: K,
  { claimId = '', restitutionId }: { readonly claimId?: string | undefined; readonly restitutionId: string },
) {
  return [...state.scan(kind, caseId, `${restitutionId}|${claimId}|`)]
    .map(([, part]) => part)
    .filter(({ quantity }) => !isZero(quantity));
}

/** What comes back goes to the lot that was drawn last, first. */
export const lastDrawnFirst = <P extends DrawnPart>(parts: readonly P[]): readonly P[] =>
  parts.toSorted((a, b) => b.drawn - a.drawn);

/** Takes a quantity from parts in their order; there must be enough. What it counts for a claim goes along. */
export function takeParts<P extends DrawnPart & { readonly claimId?: string }>(
  parts: readonly P[],
  wanted: string,
  claimUnit: string | undefined,
): readonly P[] {
  let missing = wanted;
  const taken = parts.flatMap((part) => {
    if (isZero(missing)) return [];
    const quantity = compare(missing, part.quantity) < 0 ? missing : part.quantity;
    missing = minus(missing, quantity);
    return [partOf(part, quantity, claimUnit)];
  });
  if (!isZero(missing)) throw new RangeError('more is taken than was drawn');
  return taken;
}

/** Of what it counts in the claim's unit, the same part rounded down; all of it with the last. */
function partOf<P extends DrawnPart>(part: P, quantity: string, claimUnit: string | undefined): P {
  if (part.counts === undefined || claimUnit === undefined || quantity === part.quantity)
    return { ...part, quantity };
  const [digits, claimDigits] = [fractionDigits(part.quantity), fractionDigits(part.counts)];
  const counts =
    (toMinor(part.counts, claimDigits) * toMinor(quantity, digits)) / toMinor(part.quantity, digits);
  return { ...part, counts: fromMinor(counts, claimDigits), quantity };
}

/** What its legs name of a part. */
export const namesOf = (part: DrawnPart & { readonly claimId?: string }): LegOf => ({
  assetId: part.assetId,
  ...(part.claimId !== undefined && { claimId: part.claimId }),
  ...(part.counts !== undefined && { counts: part.counts }),
  custodian: part.custodian,
  restitutionId: part.restitutionId,
});

/** The leg by which a part leaves `due:allocated` or `due:reserve`. */
export function outOf(account: 'due:allocated' | 'due:reserve', part: DrawnPart): Leg {
  const { counts, ...names } = namesOf(part);
  return leg(account, negate(part.quantity), part.unit, {
    ...names,
    ...(counts !== undefined && { counts: negate(counts) }),
  });
}

/** How parts go back to the lots that they were drawn from, and what those were, where they were only held. */
export function backToLots(account: 'due:allocated' | 'due:reserve', parts: readonly DrawnPart[]): Posting {
  const along = parts.map(({ ofSale, restraint }) => ({
    ...(ofSale && { ofSale }),
    ...(restraint && { restraint: { ...restraint } }),
  }));
  const legs = parts.flatMap((part) => {
    const { assetId, custodian, quantity, restitutionId, unit } = part;
    return [outOf(account, part), leg(part.account, quantity, unit, { assetId, custodian, restitutionId })];
  });
  return along.some((one) => Object.keys(one).length > 0) ? post(legs, { along }) : post(legs);
}

/** What came back is again what it was. */
export function bringPartsBack(
  draft: Draft,
  caseId: string,
  legs: readonly Leg[],
  { along = [] }: Details,
): void {
  const lots = legs.filter(({ account }) => isLotAccount(account));
  // its act made the details
  for (const [place, was] of (along as readonly Along[]).entries()) {
    const back = lots[place];
    if (back) bringBack(draft, caseId, back, was);
  }
}

/** Adds to what waits of one lot, or takes from it. */
export function changePart(
  draft: Draft,
  caseId: string,
  kind: 'allocation' | 'reserve',
  part: AllocationRecord | ReserveRecord,
  sign: 1 | -1,
  claimUnit: string | undefined,
): void {
  const id = partId(part);
  const known = draft.get(kind, caseId, id);
  const signed = (amount: string): string => (sign === 1 ? amount : negate(amount));
  const before = known?.quantity ?? zero(fractionDigits(part.quantity));
  const quantity = plus(before, signed(part.quantity));
  if (quantity.startsWith('-')) throw new Error(`case ${caseId} takes what was not drawn: ${id}`);
  const counts =
    part.counts === undefined || claimUnit === undefined
      ? undefined
      : plus(known?.counts ?? '0', signed(part.counts));
  const now = { ...part, ...known, quantity, ...(counts !== undefined && { counts }) };
  // a part of which nothing waits any more is remembered, as every part of a claim is, so that it comes back as it was
  draft.put(kind, caseId, id, now as AllocationRecord);
  const waiting = (isZero(quantity) ? 0 : 1) - (isZero(before) ? 0 : 1);
  if (waiting === 0) return;
  countOpen(draft, caseId, 'allocations', waiting);
  countAtCustodian(draft, caseId, part.custodian, { lots: waiting, incoming: 0 });
}
