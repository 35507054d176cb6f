import { isLotAccount } from './accounts.ts';
import { changeCase, countOpen } from './case-record.ts';
import type { Draft } from './draft.ts';
import type { Leg } from './fact.ts';
import { compare, isZero, minus, negate, plus } from './quantity.ts';
import { firstToEnd, type Restraint, restraintOf } from './restraint.ts';
import { ageId, lotId, type LotRecord } from './state.ts';

type Transit = NonNullable<LotRecord['transit']>;
type Carried = Pick<LotRecord, 'ofSale' | 'transit'>;
type Brought = Restraint & Carried;
export type LotName = Pick<LotRecord, 'assetId' | 'unit' | 'account' | 'custodian'>;

/**
 * Moves quantities between the lots of a case as the legs say. What was on its way to another custodian stays on
 * its way when its status changes: a judgment is not held up by a lorry. Money of a sale stays money of a sale.
 */
export function applyLegs(draft: Draft, caseId: string, legs: readonly Leg[]): void {
  let taken: { readonly from: LotName; readonly carried: Carried } | undefined;
  for (const { account, amount, assetId = '', custodian, transferId, unit } of legs) {
    if (!isLotAccount(account) || custodian === undefined) {
      taken = undefined;
      continue;
    }
    const name = { account, assetId, custodian, unit };
    if (amount.startsWith('-')) {
      taken = { from: name, carried: removeFromLot(draft, caseId, name, negate(amount), transferId) };
    } else {
      addToLot(draft, caseId, name, amount, taken ? carriedTo(name, taken) : {});
      taken = undefined;
    }
  }
}

/** What another custodian receives has arrived there. */
function carriedTo(
  { assetId, custodian, unit }: LotName,
  { carried, from }: { readonly from: LotName; readonly carried: Carried },
): Carried {
  const { transit, ...besides } = carried;
  if (from.assetId !== assetId || from.unit !== unit) return {};
  return from.custodian === custodian && transit ? { ...besides, transit } : besides;
}

/**
 * Adds to a lot, making it where there is none. `brought` is what the added quantity carries with it. A lot whose
 * quantity is unknown stays so: what comes to it doesn't say what was there.
 */
export function addToLot(
  draft: Draft,
  caseId: string,
  name: LotName,
  quantity: string,
  brought: Brought = {},
): void {
  const known = draft.get('lot', caseId, lotId(name));
  if (!known) return makeLot(draft, caseId, name, quantity, brought);
  const transit = transitOfBoth(known.transit, brought.transit);
  putLot(draft, caseId, {
    ...known,
    ...firstToEnd(known, brought),
    quantity: plus(known.quantity, quantity),
    ...(brought.ofSale && { ofSale: true }),
    ...(transit && { transit }),
  });
}

/** What lies of an asset with one custodian is on its way under one transfer at most (`IN_TRANSIT`). */
function transitOfBoth(one: Transit | undefined, other: Transit | undefined): Transit | undefined {
  if (!one || !other) return one ?? other;
  return { ...one, quantity: plus(one.quantity, other.quantity) };
}

/** Makes a lot; `about` is what is known of it besides its quantity. */
export function makeLot(
  draft: Draft,
  caseId: string,
  name: LotName,
  quantity: string,
  about: Partial<LotRecord> = {},
): void {
  let number = 0;
  changeCase(draft, caseId, ({ lots, open }) => {
    number = lots;
    return { lots: lots + 1, open: { ...open, lots: open.lots + 1 } };
  });
  const lot: LotRecord = { ...name, number, quantity, ...about };
  putLot(draft, caseId, lot);
  draft.put('age', caseId, ageId(lot), { lot: lotId(lot) });
  countAtCustodian(draft, caseId, lot.custodian, { lots: 1, incoming: 0 });
}

/** @returns what the removed quantity carries with it: what of it was on its way, and that it is of a sale. */
function removeFromLot(
  draft: Draft,
  caseId: string,
  name: LotName,
  quantity: string,
  transferId: string | undefined,
): Carried {
  const lot = draft.get('lot', caseId, lotId(name));
  if (!lot) throw new Error(`a fact of case ${caseId} takes from a lot that is not there: ${lotId(name)}`);
  const rest = minus(lot.quantity, quantity);
  const { transit, ...still } = lot;
  const gone =
    transit && goneFromTransit(transit, { quantity, rest, byTransfer: transit.transferId === transferId });
  const staying = transit && gone ? minus(transit.quantity, gone) : transit?.quantity;
  if (isZero(rest)) dropLot(draft, caseId, lot);
  else {
    const goesOn = transit && staying !== undefined && !isZero(staying);
    putLot(draft, caseId, {
      ...still,
      quantity: rest,
      ...(goesOn && { transit: { ...transit, quantity: staying } }),
    });
  }
  return {
    ...(lot.ofSale && { ofSale: true }),
    ...(transit && gone !== undefined && !isZero(gone) && { transit: { ...transit, quantity: gone } }),
  };
}

/** What lies still goes first; a transfer's own legs take from what is underway. */
function goneFromTransit(
  transit: Transit,
  {
    quantity,
    rest,
    byTransfer,
  }: { readonly quantity: string; readonly rest: string; readonly byTransfer: boolean },
): string | undefined {
  if (byTransfer) return compare(quantity, transit.quantity) < 0 ? quantity : transit.quantity;
  if (compare(rest, transit.quantity) >= 0) return undefined;
  return minus(transit.quantity, rest);
}

/** What a lot holds is known from now on; one of nothing is gone. */
export function knowLot(draft: Draft, caseId: string, reported: LotRecord): void {
  const { unknown: _, ...lot } = reported;
  if (isZero(lot.quantity)) dropLot(draft, caseId, lot);
  else putLot(draft, caseId, lot);
}

/** What comes into a frozen lot brings the freeze that it rests on; together they end when the first of them does. */
export function bringRestraint(draft: Draft, caseId: string, name: LotName, restraint: Restraint): void {
  const lot = lotNamed(draft, caseId, name);
  const { expiresAt: _, orderKey, ...still } = lot;
  putLot(draft, caseId, {
    ...still,
    ...(orderKey === undefined ? restraintOf(restraint) : firstToEnd(lot, restraint)),
  });
}

/** What comes in another unit in the place of a lot brings along. */
export interface Along {
  readonly ofSale?: true;
  readonly restraint?: Restraint;
}

/** What is known of a lot besides its quantity, and goes along with what is taken from it. */
export const alongOf = ({ account, ofSale, ...lot }: LotRecord): Along => ({
  ...(ofSale && { ofSale }),
  ...(account === 'held:frozen' && { restraint: restraintOf(lot) }),
});

/** What stands in the place of sold or converted property rests on what that rested on. */
export function bringAlong(draft: Draft, caseId: string, brought: Leg, { ofSale, restraint }: Along): void {
  const name = nameOf(brought, caseId);
  if (ofSale) markOfSale(draft, caseId, name);
  if (restraint) bringRestraint(draft, caseId, name, restraint);
}

/** What comes back to a lot that is made anew for it makes it what it was; a freeze that is there stays as it is. */
export function bringBack(draft: Draft, caseId: string, back: Leg, { ofSale, restraint }: Along): void {
  const name = nameOf(back, caseId);
  if (ofSale) markOfSale(draft, caseId, name);
  if (restraint && lotNamed(draft, caseId, name).orderKey === undefined)
    bringRestraint(draft, caseId, name, restraint);
}

/** From now on the lot is known as money of a sale. */
export function markOfSale(draft: Draft, caseId: string, name: LotName): void {
  putLot(draft, caseId, { ...lotNamed(draft, caseId, name), ofSale: true });
}

function nameOf({ account, assetId = '', custodian = '', unit }: Leg, caseId: string): LotName {
  if (!isLotAccount(account)) throw new Error(`case ${caseId} keeps no property in ${account}`);
  return { account, assetId, custodian, unit };
}

function lotNamed(draft: Draft, caseId: string, name: LotName): LotRecord {
  const lot = draft.get('lot', caseId, lotId(name));
  if (!lot) throw new Error(`case ${caseId} has no lot ${lotId(name)}`);
  return lot;
}

export function putLot(draft: Draft, caseId: string, lot: LotRecord): void {
  draft.put('lot', caseId, lotId(lot), lot);
}

export function dropLot(draft: Draft, caseId: string, lot: LotRecord): void {
  draft.delete('lot', caseId, lotId(lot));
  draft.delete('age', caseId, ageId(lot));
  countOpen(draft, caseId, 'lots', -1);
  countAtCustodian(draft, caseId, lot.custodian, { lots: -1, incoming: 0 });
}

/** Who holds a lot of the case, or money that is due out of one, or is to receive one, may see it. */
export function countAtCustodian(
  draft: Draft,
  caseId: string,
  custodian: string,
  by: { readonly lots: number; readonly incoming: number },
): void {
  const known = draft.get('custodian', caseId, custodian) ?? { incoming: 0, lots: 0 };
  const now = { incoming: known.incoming + by.incoming, lots: known.lots + by.lots };
  if (now.incoming === 0 && now.lots === 0) draft.delete('custodian', caseId, custodian);
  else draft.put('custodian', caseId, custodian, now);
}
