import { topics } from '@seizure-ledger/contracts';
import { openEmbeddedLogForReading, type ReadableLog } from '@seizure-ledger/event-log';
import { parseVerifierKeys } from '@seizure-ledger/evidence';
import {
  EvidenceFolder,
  evidenceFolder,
  logFolder,
  readModelFolder,
} from '@seizure-ledger/service-standalone';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { collectionNames, ReadModelMissingError, Snapshot } from '@seizure-ledger/read-model';
import { checkPartition, type Shown, type Signed, type Source } from './check-partition.ts';
import { DocumentPlaces } from './document-places.ts';
import type { Finding } from './finding.ts';
import { Passages } from './passages.ts';
import { type Writers, writersIn } from './writers.ts';

export type { Finding };

export interface Verified {
  readonly cases: number;
  /** Documents of the read model that were compared; 0 where there is no read model. */
  readonly documents: number;
  readonly facts: number;
  /** Partition by partition, the first divergence first. */
  readonly findings: readonly Finding[];
  /** Signed heads of the log that were compared; 0 where there are none. */
  readonly heads: number;
  /** Records from before the ledger signed its records; `undefined` where the writers’ keys are not in the folder, and nobody's signature is checked. */
  readonly unsigned: number | undefined;
}

/**
 * Recomputes everything. Of each record: who wrote it, its index, bytes, id, fingerprint and pieces, that it is the outcome of the
 * instruction that stands at its input, its place in its case's chain; that its legs sum to zero and no account ends
 * on the wrong side. Of each transfer between cases: that both tell the same of it. Of each signed head: that the tree over the records is the one that was signed. Of each document, and of those that should not be there: that it is what the facts make of it.
 * Works on a stopped or running folder: the read model is looked at as it stands at the call, the log as far as it
 * goes.
 */
export async function verifyAll(
  dataDir: string,
  onProgress: (done: number, total: number) => void,
): Promise<Verified> {
  const log = openEmbeddedLogForReading(logFolder(dataDir));
  const snapshot = openSnapshot(dataDir);
  try {
    const places = snapshot && new DocumentPlaces(snapshot, log.partitions);
    const shown = snapshot && places && { counts: places.count(), places, snapshot };
    const writers = writersIn(dataDir, log);
    const source = { authority: writers.authority, beginning: 'own records', log } as const;
    return await verifyPartitions(source, shown, await signedIn(dataDir), writers, onProgress);
  } finally {
    snapshot?.close();
    await log.close();
  }
}

/**
 * The same of a log that is elsewhere and may have been moved there, with what the notary keeps in its data folder;
 * without a read model.
 */
export async function verifyLog(
  log: ReadableLog,
  notaryDir: string,
  onProgress: (done: number, total: number) => void,
): Promise<Verified> {
  const writers = writersIn(notaryDir, log);
  const source = { authority: writers.authority, beginning: 'perhaps copies', log } as const;
  return verifyPartitions(source, undefined, await signedIn(notaryDir), writers, onProgress);
}

async function verifyPartitions(
  asked: Omit<Source, 'passages'>,
  shown: Shown | undefined,
  signed: Signed,
  writers: Writers,
  onProgress: (done: number, total: number) => void,
): Promise<Verified> {
  const passages = new Passages();
  const source = { ...asked, passages };
  const { log } = source;
  const partitions = [...Array(log.partitions).keys()];
  const ends = await Promise.all(partitions.map((partition) => log.end(topics.ledger, partition)));
  const total = ends.reduce((all, end) => all + end, 0);
  let [cases, documents, done, facts, heads] = [0, 0, 0, 0, 0];
  const findings: Finding[] = [];
  for (const [partition, end] of ends.entries()) {
    const checked = await checkPartition(source, { end, partition }, shown, signed, (count) =>
      onProgress(Math.min(total, (done += count)), total),
    );
    cases += checked.cases;
    documents += checked.documents;
    facts += checked.facts;
    heads += checked.heads;
    findings.push(...checked.findings);
  }
  return {
    cases,
    documents,
    facts,
    findings: [...findings, ...passages.findings(), ...(shown ? ofNoPartition(shown) : [])],
    heads,
    unsigned: writers.authority && writers.unsigned,
  };
}

function openSnapshot(dataDir: string): Snapshot | undefined {
  try {
    return new Snapshot(readModelFolder(dataDir));
  } catch (error) {
    if (error instanceof ReadModelMissingError) return undefined;
    throw error;
  }
}

/** Without its keys, or with a line among them that is none, no head counts as signed. */
async function signedIn(dataDir: string): Promise<Signed> {
  const folder = new EvidenceFolder(evidenceFolder(dataDir));
  const keys = existsSync(folder.keys) ? await parseVerifierKeys(await readFile(folder.keys, 'utf8')) : [];
  return { folder, keys: keys ?? [] };
}

/** Documents that no partition answers for. */
function ofNoPartition({ counts, places }: Shown): readonly Finding[] {
  return collectionNames
    .filter((collection) => counts.get(collection)?.has(undefined))
    .flatMap((collection) => [...places.of(collection)].map((place) => ({ ...place, collection })))
    .filter(({ partition }) => partition === undefined)
    .map(({ collection, id }) => ({
      document: `${collection}/${id}`,
      message: 'the read model has it, but it belongs to no partition of this log',
    }));
}
