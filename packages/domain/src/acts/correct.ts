import { z } from 'zod';
import { isLotAccount } from '../accounts.ts';
import { act, post, type Refusal, refuse, refuseIf } from '../act.ts';
import { everyBody } from '../body.ts';
import {
  joining,
  type LotBefore,
  lotsTakenBack,
  mirrorOf,
  originsTakenBack,
  type Undo,
} from '../correction/undo.ts';
import type { Draft } from '../draft.ts';
import type { Leg } from '../fact.ts';
import { makeLot, putLot } from '../lot-book.ts';
import { permissionFor } from '../permissions.ts';
import { personal } from '../personal.ts';
import type { Principal } from '../principal.ts';
import { compare, fractionDigits, isZero, minus, negate, plus, zero } from '../quantity.ts';
import { lotId, type PostedRecord, postedId, type StateView } from '../state.ts';
import { text } from '../text.ts';

/**
 * Takes a posted fact back by its exact mirror, effective when it was, and does the right thing in its place (which
 * `decide.ts` decides on the state that the mirror leaves). Payments and transfers to other cases are returned, and
 * never corrected.
 */
export const correct = act({
  name: 'corrections',
  type: 'fact.corrected.v1',
  corrects: true,
  body: z.strictObject({
    ...everyBody,
    foundBy: personal(text(200)),
    reason: text(500),
    replacement: z
      .strictObject({ act: z.string().max(100), body: z.record(z.string(), z.json()) })
      .optional(),
    sequence: z.int().min(0),
  }),
  decide: ({ actor, body: { effectiveAt, sequence }, case: { sequence: next }, caseId }, state) => {
    if (sequence >= next) return refuse('UNKNOWN_ENTRY', { sequence: String(sequence) });
    const posted = state.get('posted', caseId, postedId(sequence));
    if (!posted?.undo) return refuse('NOT_CORRECTABLE', { sequence: String(sequence) });
    const legs = mirrorOf(posted.undo.legs);
    const otherTime = effectiveAt !== undefined && effectiveAt !== posted.effectiveAt;
    return (
      refuseOther(actor, posted, legs) ??
      refuseIf(otherTime, 'CORRECTION_TIME', { effectiveAt: posted.effectiveAt }) ??
      refuseIf(posted.correctedBy !== undefined, 'ALREADY_CORRECTED', { by: String(posted.correctedBy) }) ??
      refuseBlocked(state, caseId, { legs, next, sequence, undo: posted.undo }) ??
      post(legs, {
        costTypes: posted.undo.costTypes.toReversed(),
        lots: lotsTakenBack(state, caseId, posted.undo).map((lot) => ({ ...lot })),
        mirrored: legs.length,
        ...(posted.undo.orderId !== undefined && { orderId: posted.undo.orderId }),
      })
    );
  },
  evolve: ({ body, caseId, details, legs }, draft) => {
    // its act made the details
    for (const lot of (details['lots'] ?? []) as unknown as readonly LotBefore[])
      restore(draft, caseId, lot, legs);
    const id = postedId(body.sequence);
    const posted = draft.get('posted', caseId, id);
    if (!posted?.undo) return; // readers keep lots alone
    const { sequence = 0 } = draft.get('case', caseId, '') ?? {};
    draft.put('posted', caseId, id, { ...posted, correctedBy: sequence });
    for (const { id: origin, ...left } of originsTakenBack(draft, caseId, posted.undo)) {
      if (isZero(left.quantity)) draft.delete('origin', caseId, origin);
      else draft.put('origin', caseId, origin, left);
    }
    uncollect(draft, caseId, posted.undo, legs);
  },
});

/** Who may do the act may correct it. Of its body the legs tell what the table of permissions asks: who paid a cost. */
function refuseOther(
  { role }: Principal,
  { act: name }: PostedRecord,
  legs: readonly Leg[],
): Refusal | undefined {
  const paidBy = legs.some(({ account }) => account === 'source:state') ? 'state' : 'property';
  const roles = permissionFor(name, { paidBy })?.proposes ?? [];
  return refuseIf(!roles.includes(role), 'ROLE_NOT_PERMITTED', { role, roles: roles.join(', ') });
}

/** Whether something of what the fact brought has gone on since: that is corrected, returned or voided first. */
function refuseBlocked(
  state: StateView,
  caseId: string,
  {
    legs,
    next,
    sequence,
    undo,
  }: { readonly legs: readonly Leg[]; readonly next: number; readonly sequence: number; readonly undo: Undo },
): Refusal | undefined {
  const short = new Set<string>();
  const needed = new Map<string, string>();
  for (const { account, amount, assetId = '', custodian = '', unit } of legs) {
    if (!isLotAccount(account) || !amount.startsWith('-')) continue;
    const id = lotId({ account, assetId, custodian, unit });
    const all = plus(needed.get(id) ?? '0', negate(amount));
    needed.set(id, all);
    const lot = state.get('lot', caseId, id);
    if (!lot || compare(lot.quantity, all) < 0) short.add(id);
    else if (lot.transit && compare(minus(lot.quantity, lot.transit.quantity), all) < 0)
      return refuse('IN_TRANSIT', { transferId: lot.transit.transferId });
  }
  const isGone = originsTakenBack(state, caseId, undo).some((origin) => origin.quantity.startsWith('-'));
  if (short.size === 0 && !isGone) {
    const isLater = joining(state, caseId, undo);
    const joined = isLater ? laterFacts(state, caseId, { isLater, next, sequence }) : [];
    return refuseIf(joined.length > 0, 'CORRECTION_BLOCKED', { sequences: joined.join(', ') });
  }
  const assets = new Set(undo.legs.map(({ assetId = '' }) => `${assetId}|`));
  const isLater = ({ takes }: PostedRecord): boolean =>
    takes.some((id) => (short.size > 0 ? short.has(id) : [...assets].some((asset) => id.startsWith(asset))));
  const later = laterFacts(state, caseId, { isLater, next, sequence });
  return refuse('CORRECTION_BLOCKED', { sequences: later.join(', ') || 'none that is kept' });
}

/** So many are named at most, and so many looked at to find them. */
const named = 10;
const lookedAt = 10_000;

function laterFacts(
  state: StateView,
  caseId: string,
  {
    isLater,
    next,
    sequence,
  }: {
    readonly isLater: (posted: PostedRecord) => boolean;
    readonly next: number;
    readonly sequence: number;
  },
): readonly number[] {
  const found: number[] = [];
  const end = Math.min(next, sequence + lookedAt);
  for (let one = sequence + 1; one < end && found.length < named; one += 1) {
    const posted = state.get('posted', caseId, postedId(one));
    if (posted && posted.correctedBy === undefined && isLater(posted)) found.push(one);
  }
  return found;
}

/** A lot rests on what the correction says that it does; what was unknown is unknown again. */
function restore(
  draft: Draft,
  caseId: string,
  { lot: name, ofSale, restraint, unknown, unsold }: LotBefore,
  legs: readonly Leg[],
): void {
  const lot = draft.get('lot', caseId, lotId(name));
  const amount = legs.find(({ unit }) => unit === name.unit)?.amount ?? '0';
  if (!lot && unknown) makeLot(draft, caseId, name, zero(fractionDigits(amount)), { ...restraint, unknown });
  if (!lot) return;
  const { ofSale: sold, ...known } = lot;
  const { expiresAt: _, orderKey: __, ...still } = known;
  putLot(draft, caseId, {
    ...(restraint ? { ...still, ...restraint } : known),
    ...((ofSale ?? (sold && !unsold)) && { ofSale: true }),
    ...(unknown && { unknown }),
  });
}

function uncollect(draft: Draft, caseId: string, { orderId }: Undo, legs: readonly Leg[]): void {
  const order = orderId === undefined ? undefined : draft.get('order', caseId, orderId);
  const gone = legs.find(({ account }) => account === 'owned:proceeds');
  if (order?.collected === undefined || !gone) return;
  const collected = plus(order.collected, gone.amount);
  draft.put('order', caseId, order.orderId, { ...order, collected });
}
