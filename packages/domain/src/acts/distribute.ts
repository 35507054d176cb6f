import { isLotAccount, type LotAccount } from '../accounts.ts';
import { act, isRefusal } from '../act.ts';
import { updateClaims } from '../claims-after.ts';
import type { Draft } from '../draft.ts';
import type { Leg } from '../fact.ts';
import type { Along } from '../lot-book.ts';
import { fractionDigits, withDigits } from '../quantity.ts';
import { distributionBody } from '../restitution/distribution-body.ts';
import { changePart } from '../restitution/drawn-parts.ts';
import { releaseHeld } from '../restitution/held.ts';
import { legsOfLines, partsOfLines } from '../restitution/lines.ts';
import { planDistribution } from '../restitution/plan.ts';
import { postingOf } from '../restitution/posting.ts';
import { heldId } from '../state.ts';
import { canonicalUnit } from '../units.ts';

/**
 * Allocates money that the State owns to those who lost it. Nothing is paid yet; what is held, or not finally
 * confiscated, is never drawn unless a registered order says so.
 */
export const distribute = act({
  name: 'restitutions',
  type: 'restitution.distributed.v1',
  order: 'required',
  body: distributionBody,
  decide: ({ body, caseId }, state) => {
    const plan = planDistribution(body, caseId, state);
    if (isRefusal(plan)) return plan;
    return postingOf(plan, body.restitutionId);
  },
  evolve: ({ body, caseId, details, legs }, draft) => {
    const { restitutionId } = body;
    const unit = canonicalUnit(body.unit);
    // its own decision made the details
    const digits = fractionDigits(String(details['fund']));
    const threshold = body.deMinimis?.mode === 'hold' ? body.deMinimis.threshold : undefined;
    draft.put('distribution', caseId, restitutionId, {
      restitutionId,
      ...(threshold !== undefined && { threshold: withDigits(threshold, digits) }),
      unit,
    });
    // of a large distribution the lines stand in facts of their own
    if (details['lineCount'] !== undefined) return;
    remember(draft, caseId, legs, (details['along'] ?? []) as readonly Along[]);
    updateClaims(draft, caseId, legs);
    holdSmall(draft, caseId, restitutionId, details['lines'] as unknown as Lines);
  },
  evolveLines: (fact, draft) => {
    const { caseId = '' } = fact;
    for (const { held, kind, part } of partsOfLines(fact)) {
      const { claimId, restitutionId } = part;
      const claimUnit = claimId === undefined ? undefined : draft.get('claim', caseId, claimId)?.unit;
      changePart(draft, caseId, kind, part, 1, claimUnit);
      if (kind === 'allocation' && claimId !== undefined)
        holdSmall(draft, caseId, restitutionId, [{ claimId, ...(held && { held }) }]);
    }
    updateClaims(draft, caseId, legsOfLines(fact));
  },
});

/** Remembers what waits to be paid out of which lot, and what is set aside. */
function remember(draft: Draft, caseId: string, legs: readonly Leg[], along: readonly Along[]): void {
  let from: LotAccount = 'owned:confiscated';
  let drawn = -1;
  for (const {
    account,
    amount,
    assetId = '',
    claimId,
    counts,
    custodian = '',
    restitutionId = '',
    unit,
  } of legs) {
    // a lot's leg stands before those of the claims that it pays
    if (isLotAccount(account)) {
      from = account;
      drawn += 1;
      continue;
    }
    const kind = account === 'due:reserve' ? 'reserve' : 'allocation';
    const names = { account: from, assetId, custodian, drawn, quantity: amount, restitutionId, unit };
    const part = { ...names, ...along[drawn] };
    const of = { ...(claimId !== undefined && { claimId }), ...(counts !== undefined && { counts }) };
    const claimUnit = claimId === undefined ? undefined : draft.get('claim', caseId, claimId)?.unit;
    changePart(draft, caseId, kind, { ...part, ...of }, 1, claimUnit);
  }
}

type Lines = readonly { readonly claimId: string; readonly held?: true }[];

/** A sum that is too small waits; those go that waited for more, and have it now. */
function holdSmall(draft: Draft, caseId: string, restitutionId: string, lines: Lines): void {
  for (const { claimId, held } of lines) {
    const small = { claimId, restitutionId };
    if (held) draft.put('held', caseId, heldId(small), small);
    releaseHeld(draft, caseId, small);
  }
}
