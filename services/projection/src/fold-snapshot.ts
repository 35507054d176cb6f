import type { CaseDocument } from '@seizure-ledger/read-model';
import type { OpenDocuments } from './open-documents.ts';

/** So many records of a case, at most, are read besides a snapshot to tell how it stood. */
export const snapshotEvery = 32;

/** Keeps how a case stands, now and then: how it stood earlier is told from there on. */
export function foldSnapshot(copy: OpenDocuments, before: CaseDocument, now: CaseDocument): void {
  const isDue = Math.floor(before.entries / snapshotEvery) < Math.floor(now.entries / snapshotEvery);
  if (!isDue && before.frozenUntil === now.frozenUntil) return;
  const { balances, caseId, entries, frozenUntil, position, recordedAt } = now;
  const sequence = entries - 1;
  const id = `${caseId}|${String(sequence).padStart(15, '0')}`;
  copy.put('snapshots', { balances, caseId, frozenUntil, id, position, recordedAt, sequence });
}
