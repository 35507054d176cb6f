import type { Draft } from '../draft.ts';
import { compare, sum } from '../quantity.ts';
import { type HeldRecord, heldId } from '../state.ts';
import { partsOf } from './drawn-parts.ts';

/**
 * Lets those sums of a claim go that waited for more, where all that is held for it in a unit, with what one more
 * distribution has allocated, comes to their threshold.
 */
export function releaseHeld(draft: Draft, caseId: string, { claimId, restitutionId }: HeldRecord): void {
  const held = [...draft.scan('held', caseId, `${claimId}|`)].map(([, one]) => one);
  if (held.length === 0) return;
  const distributions = new Set([...held.map((one) => one.restitutionId), restitutionId]);
  const due = [...distributions].flatMap((id) =>
    partsOf(draft, caseId, 'allocation', { claimId, restitutionId: id }),
  );
  for (const one of held) {
    const distribution = draft.get('distribution', caseId, one.restitutionId);
    // of many lines it comes after them, and what it holds itself is below its threshold
    if (distribution?.threshold === undefined) continue;
    const all = sum([
      '0',
      ...due.filter(({ unit }) => unit === distribution.unit).map((part) => part.quantity),
    ]);
    if (compare(all, distribution.threshold) >= 0) draft.delete('held', caseId, heldId(one));
  }
}

/** Where all that was held is voided, nothing waits for more. */
export function forgetHeld(draft: Draft, caseId: string, of: HeldRecord): void {
  const id = heldId(of);
  if (draft.get('held', caseId, id) && partsOf(draft, caseId, 'allocation', of).length === 0)
    draft.delete('held', caseId, id);
}
