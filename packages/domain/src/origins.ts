import { canonicalJson } from '@seizure-ledger/evidence';
import type { Draft } from './draft.ts';
import { fractionDigits, fromMinor, isZero, minus, plus, sum, toMinor } from './quantity.ts';
import type { Restraint } from './restraint.ts';
import type { LotRecord, OriginRecord, StateView } from './state.ts';

/** What of an asset, in one unit, is meant; `custodian` is who holds it. */
interface Meant {
  readonly assetId: string;
  readonly custodian: string;
  readonly unit: string;
}

/** A piece of what was confiscated, under its id, and how much of it is taken. */
export interface OriginPart extends OriginRecord {
  readonly id: string;
}

/** Remembers what was confiscated, and what it was before. */
export function rememberOrigin(
  draft: Draft,
  caseId: string,
  { assetId, unit }: Pick<Meant, 'assetId' | 'unit'>,
  origin: OriginRecord,
): void {
  const sequence = String(draft.get('case', caseId, '')?.sequence ?? 0).padStart(12, '0');
  let place = 0;
  const idAt = (n: number): string => `${assetId}|${unit}|${sequence}|${String(n).padStart(3, '0')}`;
  while (draft.get('origin', caseId, idAt(place))) place += 1;
  draft.put('origin', caseId, idAt(place), origin);
}

/** How much was confiscated and not given back since, wherever it has gone. */
export function confiscatedOf(
  state: StateView,
  caseId: string,
  { assetId, unit }: Pick<Meant, 'assetId' | 'unit'>,
): string {
  const parts = [...state.scan('origin', caseId, `${assetId}|${unit}|`)].map(([, { quantity }]) => quantity);
  return sum(parts);
}

/** The pieces that a quantity is made of: what this custodian held when it was confiscated, then the rest, last first. */
export function lastConfiscated(
  state: StateView,
  caseId: string,
  meant: Meant,
  quantity: string,
): readonly OriginPart[] {
  return cut(partsOf(state, caseId, meant).toReversed(), meant, quantity);
}

/** Less of it can be given back from now on. Readers that keep no origins have none to change. */
export function settleOrigins(
  draft: Draft,
  caseId: string,
  parts: readonly Pick<OriginPart, 'id' | 'quantity'>[],
): void {
  for (const { id, quantity } of parts) {
    const origin = draft.get('origin', caseId, id);
    if (!origin) continue;
    const left = minus(origin.quantity, quantity);
    if (isZero(left)) draft.delete('origin', caseId, id);
    else draft.put('origin', caseId, id, { ...origin, quantity: left });
  }
}

/** What was settled stands again, under the ids that it had. */
export function restoreOrigins(draft: Draft, caseId: string, parts: readonly OriginPart[]): void {
  for (const { id, ...part } of parts) {
    const left = draft.get('origin', caseId, id);
    draft.put('origin', caseId, id, left ? { ...left, quantity: plus(left.quantity, part.quantity) } : part);
  }
}

/** What pieces that follow each other were, without their ids: those that were the same are one. */
export function joined(parts: readonly OriginPart[]): readonly OriginRecord[] {
  const origins: OriginRecord[] = [];
  for (const part of parts) {
    const last = origins.at(-1);
    const was = originOf(part.account, part.custodian, part);
    const isAlike = last && sameWas(originOf(last.account, last.custodian, last), was);
    if (isAlike) origins[origins.length - 1] = { ...last, quantity: plus(last.quantity, part.quantity) };
    else origins.push({ ...was, quantity: part.quantity });
  }
  return origins;
}

/**
 * Of what comes in the place of a quantity, what stands for the confiscated part, rounded down; not said where all of
 * the quantity was confiscated, or nothing.
 */
export function confiscatedShare(
  state: StateView,
  caseId: string,
  { lot, quantity }: { readonly lot: LotRecord; readonly quantity: string },
  by: string,
): { readonly confiscated?: string } {
  if (lot.account === 'held:frozen' || lot.account === 'held:seized') return {};
  const parts = cut(partsOf(state, caseId, lot), lot, quantity);
  const whole = toMinor(quantity, fractionDigits(quantity));
  const all = parts.reduce((total, part) => total + toMinor(part.quantity, fractionDigits(quantity)), 0n);
  if (all === 0n || all === whole) return {};
  const digits = fractionDigits(by);
  return { confiscated: fromMinor((toMinor(by, digits) * all) / whole, digits) };
}

/**
 * What was confiscated is now money, or another money: a reversal gives back that instead. The first confiscated goes
 * first; several pieces share the money in proportion, the last takes what rounding leaves.
 */
export function replaceOrigins(
  draft: Draft,
  caseId: string,
  { quantity, ...meant }: Meant & { readonly quantity: string },
  by: { readonly ofSale?: true; readonly quantity: string; readonly unit: string },
): void {
  const parts = cut(partsOf(draft, caseId, meant), meant, quantity);
  settleOrigins(draft, caseId, parts);
  const minor = (amount: string): bigint => toMinor(amount, fractionDigits(quantity));
  const all = parts.reduce((total, part) => total + minor(part.quantity), 0n);
  const digits = fractionDigits(by.quantity);
  let left = toMinor(by.quantity, digits);
  const whole = left;
  parts.forEach((part, place) => {
    const share = place === parts.length - 1 ? left : (whole * minor(part.quantity)) / all;
    left -= share;
    if (share === 0n) return;
    rememberOrigin(
      draft,
      caseId,
      { assetId: meant.assetId, unit: by.unit },
      {
        ...originOf(part.account, part.custodian, { ...part, ...(by.ofSale && { ofSale: true }) }),
        quantity: fromMinor(share, digits),
      },
    );
  });
}

/**
 * What accrues to property that is confiscated is confiscated with it, and goes back with it: as what was confiscated
 * last there, or of the `parent` of a new asset, in whichever unit that is.
 */
export function growOrigins(
  draft: Draft,
  caseId: string,
  meant: Meant,
  { parent, quantity }: { readonly parent?: string | undefined; readonly quantity: string },
): void {
  const grown = parent === undefined ? `${meant.assetId}|${meant.unit}|` : `${parent}|`;
  const parts = [...draft.scan('origin', caseId, grown)].map(([, origin]) => origin);
  const last = parts.findLast(({ custodian }) => custodian === meant.custodian) ?? parts.at(-1);
  if (!last) return;
  rememberOrigin(draft, caseId, meant, { ...originOf(last.account, last.custodian, last), quantity });
}

const sameWas = (one: Omit<OriginRecord, 'quantity'>, other: Omit<OriginRecord, 'quantity'>): boolean =>
  canonicalJson(one) === canonicalJson(other);

/** All that an origin is besides its quantity. */
export const originOf = (
  account: OriginRecord['account'],
  custodian: string,
  { expiresAt, ofSale, orderKey }: Restraint & Pick<OriginRecord, 'ofSale'>,
): Omit<OriginRecord, 'quantity'> => ({
  account,
  custodian,
  ...(expiresAt !== undefined && { expiresAt }),
  ...(ofSale && { ofSale }),
  ...(orderKey !== undefined && { orderKey }),
});

function partsOf(state: StateView, caseId: string, { assetId, unit }: Meant): readonly OriginPart[] {
  return [...state.scan('origin', caseId, `${assetId}|${unit}|`)].map(([id, origin]) => ({ ...origin, id }));
}

function cut(parts: readonly OriginPart[], { custodian }: Meant, quantity: string): readonly OriginPart[] {
  const digits = fractionDigits(quantity);
  const own = parts.filter((part) => part.custodian === custodian);
  const others = parts.filter((part) => part.custodian !== custodian);
  let missing = toMinor(quantity, digits);
  return [...own, ...others].flatMap((part) => {
    const has = toMinor(part.quantity, digits);
    const taken = has < missing ? has : missing;
    missing -= taken;
    return taken > 0n ? [{ ...part, quantity: fromMinor(taken, digits) }] : [];
  });
}
