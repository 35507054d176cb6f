import assert from 'node:assert/strict';
import type { DoubleEntry } from '../double-entry.fixture.ts';
import { toMinor } from '../quantity.ts';
import type { DrawnPart, StateView } from '../state.ts';
import { digitsOf } from '../units.fixture.ts';

interface Checking {
  readonly act: string | undefined;
  /** What each claim had got in all, which is brought up to date. */
  readonly before: Map<string, bigint>;
  readonly caseId: string;
  readonly kept: DoubleEntry;
  readonly seen: (what: string) => void;
  readonly state: StateView;
}

/** What is due, set aside and paid is what the claims say, and nobody is paid more than was lost. */
export function expectClaims({ act, before, caseId, kept, seen, state }: Checking): void {
  const claims = [...state.scan('claim', caseId, '')].map(([, claim]) => claim);
  const parts = [...state.scan('allocation', caseId, '')].map(([, part]) => part);
  const reserves = [...state.scan('reserve', caseId, '')].map(([, part]) => part);
  for (const claim of claims) {
    const { claimId, unit } = claim;
    const minor = (amount: string): bigint => toMinor(amount, digitsOf(unit));
    const counted = (part: DrawnPart): bigint =>
      minor(part.unit === unit ? part.quantity : (part.counts ?? 'missing'));
    const of = (own: readonly (DrawnPart & { readonly claimId?: string })[]): bigint =>
      own.filter((part) => part.claimId === claimId).reduce((all, part) => all + counted(part), 0n);
    const paid = minor(claim.paid) - minor(claim.returned);
    assert.equal(paid + of(parts), minor(claim.allocated), claimId);
    assert.equal(of(reserves), minor(claim.setAside), claimId);
    assert.doesNotMatch([claim.paid, claim.returned, claim.allocated, claim.setAside].join(' '), /-/);
    const got = paid + minor(claim.priorRecoveries) + minor(claim.creditInKind);
    const had = before.get(`${caseId} ${claimId}`) ?? 0n;
    before.set(`${caseId} ${claimId}`, got);
    if (got <= minor(claim.grossLoss)) continue;
    // only an amendment leaves a receivable, and nothing adds to it
    seen('receivable');
    if (act !== 'claims/amendment') assert.ok(got <= had, claimId);
  }
  for (const unit of new Set([...parts, ...reserves].map((part) => part.unit))) {
    const total = (own: readonly DrawnPart[]): bigint =>
      own
        .filter((part) => part.unit === unit)
        .reduce((all, { quantity }) => all + toMinor(quantity, digitsOf(unit)), 0n);
    assert.equal(kept.totals.get(`due:allocated|${unit}`) ?? 0n, total(parts));
    assert.equal(kept.totals.get(`due:reserve|${unit}`) ?? 0n, total(reserves));
  }
}
