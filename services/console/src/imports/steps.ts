import type { Principal, ShownImport } from '@seizure-ledger/contracts';

/** What somebody can do about an import: its importer goes on with it, another agrees to what it proposed. */
export function stepsFor(
  { by, reconciliation, state, waitsFor = by }: ShownImport,
  { role, subject }: Pick<Principal, 'role' | 'subject'>,
): { readonly mayApprove: boolean; readonly mayResume: boolean } {
  const isPaused = state === 'paused';
  const awaits = reconciliation !== undefined && reconciliation.awaitingSecondPerson > 0;
  return {
    mayApprove:
      awaits &&
      // whoever it waits for, another person can agree in their place
      (state === 'done' || (isPaused && waitsFor !== by)) &&
      subject !== by &&
      ['prosecutor', 'court'].includes(role),
    mayResume: subject === by && (state === 'failed' || (isPaused && waitsFor === by)),
  };
}
