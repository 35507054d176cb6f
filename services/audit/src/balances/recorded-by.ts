import type { Fact } from '@seizure-ledger/contracts';
import type { CaseDocument, EntryDocument, ReadModel, SnapshotDocument } from '@seizure-ledger/read-model';
import { ServiceError } from '@seizure-ledger/service-kit';
import { SumOfChanges } from './sum-of-changes.ts';

/**
 * A case as it stood once everything was taken that was recorded by an instant. However long its history, it reads
 * one snapshot, the few records behind it, and in search of them some twenty more.
 * @throws {ServiceError} NOT_FOUND: the case was not open yet.
 */
export async function caseAsOf(
  readModel: ReadModel,
  found: CaseDocument,
  asOf: string,
): Promise<Pick<CaseDocument, 'balances' | 'frozenUntil' | 'position' | 'recordedAt'>> {
  const last = await lastBy(readModel, found, Date.parse(asOf));
  if (!last) throw new ServiceError('NOT_FOUND', 'The case was opened after that.');
  const { caseId } = found;
  const [snapshot] = await readModel.find('snapshots', {
    descending: true,
    equals: [caseId],
    index: 'byCase',
    limit: 1,
    upTo: last.sequence,
  });
  const { position, recordedAt } = last;
  const balances = await balancesBehind(readModel, caseId, snapshot, last.sequence);
  return { balances, frozenUntil: snapshot?.frozenUntil ?? [], position, recordedAt };
}

type LastEntry = EntryDocument & { readonly sequence: number };

/**
 * The last record of the case by an instant. Later records were never recorded earlier; so it is found by halves.
 * Pieces of one outcome have one time, so that of a large one all are taken, or none.
 */
async function lastBy(
  readModel: ReadModel,
  { caseId, entries }: CaseDocument,
  at_ms: number,
): Promise<LastEntry | undefined> {
  let last: LastEntry | undefined;
  for (let [from, to] = [0, entries]; from < to;) {
    const middle = Math.floor((from + to) / 2);
    const entry = await entryAt(readModel, caseId, middle);
    if (Date.parse(entry.recordedAt) > at_ms) to = middle;
    else [last, from] = [entry, middle + 1];
  }
  return last;
}

async function entryAt(readModel: ReadModel, caseId: string, sequence: number): Promise<LastEntry> {
  const [entry] = await readModel.find('entries', { equals: [caseId, sequence], index: 'byCase', limit: 1 });
  if (entry) return { ...entry, sequence };
  throw new Error(`case ${caseId} has no record ${sequence}, though it has later ones`);
}

async function balancesBehind(
  readModel: ReadModel,
  caseId: string,
  snapshot: SnapshotDocument | undefined,
  upTo: number,
): Promise<CaseDocument['balances']> {
  const sum = new SumOfChanges();
  sum.add(snapshot?.balances ?? []);
  const first = (snapshot?.sequence ?? -1) + 1;
  const entries = await readModel.find('entries', {
    descending: true,
    equals: [caseId],
    index: 'byCase',
    limit: upTo - first + 1,
    upTo,
  });
  for (const { status, value } of entries.toReversed()) {
    // the record's own bytes, which the ledger wrote
    if (status === 'posted') sum.add((JSON.parse(value) as Fact).legs ?? []);
  }
  return sum.balances;
}
