import { z } from 'zod';
import { act, isRefusal, post, type Refusal, refuse, refuseIf } from '../act.ts';
import { amountOf, positiveAmountOf } from '../amount.ts';
import { everyBody, lot, order } from '../body.ts';
import { refuseFutureOrder } from '../cited-order.ts';
import type { Leg } from '../fact.ts';
import { leg } from '../legs.ts';
import { bringRestraint, markOfSale } from '../lot-book.ts';
import { accountsNamed, type LotBody, lotsOf, onlyLot, refuseEnded } from '../lots.ts';
import { confiscatedOf, lastConfiscated, type OriginPart, settleOrigins } from '../origins.ts';
import { compare, fromMinor, minus, quantity, sum, toMinor, withDigits, zero } from '../quantity.ts';
import type { Restraint } from '../restraint.ts';
import { lotId, type LotRecord, type StateView } from '../state.ts';
import type { Unit } from '../units.ts';

const confiscated = ['held:confiscated', 'owned:confiscated', 'owned:proceeds'] as const;

/**
 * A confiscation is set aside on appeal: property is frozen or seized again, as it was before; what was sold since
 * comes back as its money. `quantity` is all that comes back; `shortfall` is the part of it that has left, which the
 * State pays.
 */
export const reverse = act({
  name: 'reversals',
  type: 'confiscation.reversed.v1',
  correctable: true,
  order: 'required',
  body: z.strictObject({ ...everyBody, ...lot, appeal: order, shortfall: quantity.optional() }),
  decide: ({ body, caseId, recordedAt }, state) => {
    const back = refuseFutureOrder(body.appeal, recordedAt) ?? backOf(state, caseId, body);
    if (isRefusal(back)) return back;
    const { from, parts } = back;
    const placed = parts.map((part) => ({
      ...part,
      custodian: from?.custodian ?? body.custodian ?? part.custodian,
    }));
    const meant = { assetId: body.assetId, unit: back.unit.code };
    return (
      refuseTogether(state, caseId, meant, { parts: placed, recordedAt }) ??
      post(legsOf({ ...back, parts: placed }, body.assetId), { parts: placed })
    );
  },
  evolve: ({ body: { assetId }, caseId, details, legs }, draft) => {
    // its act made the details
    const { parts } = details as unknown as { readonly parts: readonly OriginPart[] };
    const unit = legs[0]?.unit ?? '';
    settleOrigins(draft, caseId, parts);
    for (const part of parts) {
      const name = { account: part.account, assetId, custodian: part.custodian, unit };
      if (part.ofSale) markOfSale(draft, caseId, name);
      if (part.account === 'held:frozen') bringRestraint(draft, caseId, name, part);
    }
  },
});

/** What comes back: `there` of it from a lot, the rest from the State; and what it was before. */
interface Back {
  readonly from: LotRecord | undefined;
  readonly parts: readonly OriginPart[];
  readonly there: string;
  readonly unit: Unit;
}

function backOf(
  state: StateView,
  caseId: string,
  body: LotBody & { readonly assetId: string; readonly shortfall?: string | undefined },
): Back | Refusal {
  const amount = positiveAmountOf(body, state);
  if (isRefusal(amount)) return amount;
  const { quantity: all, unit } = amount;
  const shortfall = amountOf({ quantity: body.shortfall ?? '0', unit: unit.code }, state);
  if (isRefusal(shortfall)) return shortfall;
  const { assetId, custodian } = body;
  const meant = { assetId, unit: unit.code };
  const known = withDigits(confiscatedOf(state, caseId, meant), unit.digits);
  const left = leftOf(state, caseId, meant, { all, digits: unit.digits, known });
  const unfit =
    refuseIf(!state.get('asset', caseId, assetId), 'UNKNOWN_ASSET', { assetId }) ??
    refuseIf(compare(all, known) > 0, 'OVER_CONFISCATED', { confiscated: known, unit: unit.code }) ??
    refuseIf(compare(shortfall.quantity, left) > 0, 'SHORTFALL_UNDUE', { left, unit: unit.code });
  if (unfit) return unfit;
  const there = minus(all, shortfall.quantity);
  const from = lotOf(state, caseId, { ...body, ...meant }, there);
  if (from && isRefusal(from)) return from;
  const has = from?.quantity ?? zero(unit.digits);
  if (compare(there, has) > 0) return refuse('LEFT_ALREADY', { there: has, unit: unit.code });
  const holder = from?.custodian ?? custodian ?? '';
  return { from, parts: lastConfiscated(state, caseId, { ...meant, custodian: holder }, all), there, unit };
}

/** The lot that something is taken from; where all has left, there need be none. */
function lotOf(
  state: StateView,
  caseId: string,
  body: LotBody & { readonly assetId: string },
  there: string,
): LotRecord | Refusal | undefined {
  if (compare(there, '0') === 0) return undefined;
  const lots = lotsOf(state, caseId, body, accountsNamed(body, confiscated));
  return lots.length === 0 ? undefined : onlyLot(lots);
}

/** How much of what was confiscated has left, and could be part of what comes back. */
function leftOf(
  state: StateView,
  caseId: string,
  meant: { readonly assetId: string; readonly unit: string },
  { all, digits, known }: { readonly all: string; readonly digits: number; readonly known: string },
): string {
  const there = sum(lotsOf(state, caseId, meant, confiscated).map((one) => one.quantity));
  if (compare(there, known) >= 0) return zero(digits);
  const left = minus(known, there);
  return compare(left, all) < 0 ? left : all;
}

/** Of what comes back to one place and what is frozen there, all goes on or all has run out. */
function refuseTogether(
  state: StateView,
  caseId: string,
  meant: { readonly assetId: string; readonly unit: string },
  { parts, recordedAt }: { readonly parts: readonly OriginPart[]; readonly recordedAt: string },
): Refusal | undefined {
  const brought = new Map<string, Restraint>();
  for (const part of parts) {
    const id = lotId({ ...meant, account: part.account, custodian: part.custodian });
    const ended = refuseEnded(brought.get(id) ?? state.get('lot', caseId, id), part, recordedAt);
    if (ended) return ended;
    brought.set(id, part);
  }
  return undefined;
}

function legsOf({ from, parts, there, unit }: Back, assetId: string): readonly Leg[] {
  const { code, digits } = unit;
  let stillThere = toMinor(there, digits);
  return parts.flatMap(({ account, custodian, quantity: part }) => {
    const whole = toMinor(part, digits);
    const taken = whole < stillThere ? whole : stillThere;
    stillThere -= taken;
    const give = (amount: bigint, source: Leg): readonly Leg[] =>
      amount === 0n ? [] : [source, leg(account, fromMinor(amount, digits), code, { assetId, custodian })];
    const lost = whole - taken;
    return [
      ...(from
        ? give(
            taken,
            leg(from.account, fromMinor(-taken, digits), code, { assetId, custodian: from.custodian }),
          )
        : []),
      ...give(lost, leg('source:state', fromMinor(-lost, digits), code, { assetId })),
    ];
  });
}
