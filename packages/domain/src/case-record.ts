import type { Draft } from './draft.ts';
import type { CaseRecord } from './state.ts';

/** A case of which nothing is recorded yet. */
export const unopened: CaseRecord = {
  agency: '',
  caseId: '',
  closed: false,
  headHash: null,
  jurisdiction: '',
  lots: 0,
  open: { allocations: 0, lots: 0, proposals: 0, transfers: 0 },
  openedAt: '',
  sequence: 0,
  timeZone: '',
};

/** Changes the header of a case that exists. */
export function changeCase(
  draft: Draft,
  caseId: string,
  change: (record: CaseRecord) => Partial<CaseRecord>,
): void {
  const record = draft.get('case', caseId, '');
  if (!record) throw new Error(`a fact of case ${caseId} stands before the case was opened`);
  draft.put('case', caseId, '', { ...record, ...change(record) });
}

/** Counts what must be none before the case can close. */
export function countOpen(draft: Draft, caseId: string, what: keyof CaseRecord['open'], by: number): void {
  if (by === 0) return;
  changeCase(draft, caseId, ({ open }) => ({ open: { ...open, [what]: open[what] + by } }));
}
