import { z } from 'zod';
import { type Ask, act, isRefusal, post, refuse, refuseIf } from '../act.ts';
import { positiveAmountOf } from '../amount.ts';
import { everyBody } from '../body.ts';
import { leftOf, payableClaim } from '../claim-book.ts';
import { updateClaims } from '../claims-after.ts';
import { id } from '../id.ts';
import { leg } from '../legs.ts';
import { compare, quantity, sum, zero } from '../quantity.ts';
import {
  backToLots,
  bringPartsBack,
  changePart,
  lastDrawnFirst,
  namesOf,
  outOf,
  partsOf,
  takeParts,
} from '../restitution/drawn-parts.ts';
import { releaseHeld } from '../restitution/held.ts';
import type { AllocationRecord, ReserveRecord, StateView } from '../state.ts';

const body = z.strictObject({
  ...everyBody,
  /** Whose reserve it is, where it was set aside for one claim; by default that of `toClaim`, if it has one. */
  ofClaim: id.optional(),
  quantity,
  restitutionId: id,
  toClaim: id.optional(),
});

type Body = Ask<z.infer<typeof body>>['body'];

/** Lets go of what was set aside: to a claim, or without one back to the lots that it was drawn from. */
export const releaseReserve = act({
  name: 'restitutions/reserve-releases',
  type: 'reserve.released.v1',
  body,
  decide: ({ body: asked, caseId }, state) => {
    const { restitutionId, toClaim } = asked;
    const distribution = state.get('distribution', caseId, restitutionId);
    if (!distribution) return refuse('UNKNOWN_DISTRIBUTION', { restitutionId });
    const amount = positiveAmountOf({ quantity: asked.quantity, unit: distribution.unit }, state);
    if (isRefusal(amount)) return amount;
    const { quantity: wanted, unit } = amount;
    const reserved = sum([
      zero(unit.digits),
      ...partsOf(state, caseId, 'reserve', reserveMeant(state, caseId, asked)).map((part) => part.quantity),
    ]);
    const short = refuseIf(compare(wanted, reserved) > 0, 'INSUFFICIENT_RESERVE', {
      reserved,
      unit: unit.code,
    });
    if (short) return short;
    const parts = partsReleased(state, caseId, asked, wanted);
    if (toClaim === undefined) return backToLots('due:reserve', parts);
    const claim = payableClaim(state, caseId, toClaim);
    if (isRefusal(claim)) return claim;
    const own = reserveMeant(state, caseId, asked).claimId === toClaim;
    if (claim.unit !== unit.code && !own) return refuse('CLAIM_UNIT', { claimId: toClaim, unit: claim.unit });
    const counted = sum(
      parts.map((part) => (claim.unit === part.unit ? part.quantity : (part.counts ?? '0'))),
    );
    return (
      refuseIf(compare(counted, leftOf(claim)) > 0, 'OVER_CLAIM', { claimId: toClaim }) ??
      post(
        parts.flatMap((part) => [
          outOf('due:reserve', part),
          leg('due:allocated', part.quantity, part.unit, namesOf(dueTo(part, toClaim, claim.unit))),
        ]),
      )
    );
  },
  evolve: ({ body: asked, caseId, details, legs }, draft) => {
    bringPartsBack(draft, caseId, legs, details);
    if (!draft.get('distribution', caseId, asked.restitutionId)) return; // readers keep lots alone
    const gone = legs.filter(({ account }) => account !== 'due:reserve').map(({ amount }) => amount);
    const claimUnit = (claimId: string | undefined) =>
      claimId === undefined ? undefined : draft.get('claim', caseId, claimId)?.unit;
    for (const part of partsReleased(draft, caseId, asked, sum(gone))) {
      changePart(draft, caseId, 'reserve', part, -1, claimUnit(part.claimId));
      if (asked.toClaim === undefined) continue;
      const unit = claimUnit(asked.toClaim);
      changePart(draft, caseId, 'allocation', dueTo(part, asked.toClaim, unit), 1, unit);
    }
    if (asked.toClaim !== undefined)
      releaseHeld(draft, caseId, { claimId: asked.toClaim, restitutionId: asked.restitutionId });
    updateClaims(draft, caseId, legs);
  },
});

/** What was set aside, due to a claim: one in the unit that it is paid in counts nothing besides. */
function dueTo(
  { counts, ...part }: ReserveRecord,
  claimId: string,
  claimUnit: string | undefined,
): AllocationRecord {
  return { ...part, claimId, ...(counts !== undefined && claimUnit !== part.unit && { counts }) };
}

/** The claim's own reserve that is meant, or the one for nobody in particular. */
function reserveMeant(
  state: StateView,
  caseId: string,
  { ofClaim, restitutionId, toClaim }: Pick<Body, 'ofClaim' | 'restitutionId' | 'toClaim'>,
): { readonly claimId?: string | undefined; readonly restitutionId: string } {
  if (ofClaim !== undefined) return { claimId: ofClaim, restitutionId };
  const own = { claimId: toClaim, restitutionId };
  return toClaim !== undefined && partsOf(state, caseId, 'reserve', own).length > 0 ? own : { restitutionId };
}

function partsReleased(
  state: StateView,
  caseId: string,
  asked: Pick<Body, 'ofClaim' | 'restitutionId' | 'toClaim'>,
  wanted: string,
): readonly ReserveRecord[] {
  const meant = reserveMeant(state, caseId, asked);
  const claimUnit = meant.claimId === undefined ? undefined : state.get('claim', caseId, meant.claimId)?.unit;
  return takeParts(lastDrawnFirst(partsOf(state, caseId, 'reserve', meant)), wanted, claimUnit);
}
