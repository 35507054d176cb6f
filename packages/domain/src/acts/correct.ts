import { z } from 'zod';
import { isLotAccount, lotAccounts } from '../accounts.ts';
import { act, post, type Refusal, refuse, refuseIf } from '../act.ts';
import { everyBody } from '../body.ts';
import { assetTakenBack } from '../correction/asset-taken-back.ts';
import { refuseBlocked } from '../correction/blocked.ts';
import { type LotBefore, lotsTakenBack, mirrorOf, originsTakenBack, type Undo } from '../correction/undo.ts';
import type { Draft } from '../draft.ts';
import type { Details, Leg } from '../fact.ts';
import { dropLot, makeLot, putLot } from '../lot-book.ts';
import { lotsOf } from '../lots.ts';
import { permissionFor } from '../permissions.ts';
import { personal } from '../personal.ts';
import type { Principal } from '../principal.ts';
import { fractionDigits, isZero, negate, plus, zero } from '../quantity.ts';
import { lotId, type PostedRecord, postedId, type StateView } from '../state.ts';
import { text } from '../text.ts';
import { credited } from './return-in-kind.ts';

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
      refuseTwice(state, caseId, legs) ??
      post(legs, {
        ...assetSaid(state, caseId, posted.undo),
        costTypes: posted.undo.costTypes.toReversed(),
        ...(posted.undo.credit && { credit: posted.undo.credit }),
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
    const asset = assetTakenBack(draft, caseId, posted.undo.asset);
    if (asset) draft.put('asset', caseId, asset.assetId, asset);
    uncollect(draft, caseId, posted.undo, legs);
    uncredit(draft, caseId, posted.undo);
  },
});

/** What readers are told of the asset: since when it is taken, where that is another time now. */
function assetSaid(state: StateView, caseId: string, undo: Undo): Details {
  const asset = assetTakenBack(state, caseId, undo.asset);
  if (!asset || asset.takenAt === state.get('asset', caseId, asset.assetId)?.takenAt) return {};
  const { assetId, takenAt } = asset;
  return { asset: { assetId, ...(takenAt !== undefined && { takenAt }) } };
}

/** A thing that has left, and was taken again since, does not come back besides: it is one. */
function refuseTwice(state: StateView, caseId: string, legs: readonly Leg[]): Refusal | undefined {
  const kept = legs.filter(({ account, unit }) => unit === 'item' && isLotAccount(account));
  for (const { amount, assetId = '' } of kept) {
    const comesBack = !amount.startsWith('-') && kept.filter((leg) => leg.assetId === assetId).length === 1;
    const held = lotsOf(state, caseId, { assetId, unit: 'item' }, lotAccounts).length > 0;
    const { leaving } = state.get('asset', caseId, assetId) ?? {};
    const refusal =
      refuseIf(comesBack && held, 'ALREADY_HELD', { assetId }) ??
      refuseIf(comesBack && leaving !== undefined, 'IN_TRANSIT', { transferId: leaving ?? '' });
    if (refusal) return refusal;
  }
  return undefined;
}

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

/** A lot rests on what the correction says that it does; what was unknown is unknown again. */
function restore(
  draft: Draft,
  caseId: string,
  { lot: name, made, ofSale, restraint, unknown, unsold }: LotBefore,
  legs: readonly Leg[],
): void {
  const lot = draft.get('lot', caseId, lotId(name));
  const amount = legs.find(({ unit }) => unit === name.unit)?.amount ?? '0';
  if (!lot && unknown) makeLot(draft, caseId, name, zero(fractionDigits(amount)), { ...restraint, unknown });
  if (!lot) return;
  if (made) return dropLot(draft, caseId, lot);
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

function uncredit(draft: Draft, caseId: string, { credit }: Undo): void {
  const claim = credit && draft.get('claim', caseId, credit.claimId);
  if (claim) draft.put('claim', caseId, claim.claimId, credited(claim, negate(credit.quantity)));
}
