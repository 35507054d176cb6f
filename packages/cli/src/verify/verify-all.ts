import { topics } from '@seizure-ledger/contracts';
import type { ReadableLog } from '@seizure-ledger/event-log';
import { collectionNames } from '@seizure-ledger/read-model';
import {
  type CheckedPartition,
  checkPartition,
  type PlaceToCheck,
  type Shown,
  type Source,
} from './check-partition.ts';
import type { Finding } from './finding.ts';
import { checkInThreads, threadsFor } from './in-threads.ts';
import { openFolder, signedIn, type TrustedFiles } from './open-folder.ts';
import { flawsOfPassages } from './passages.ts';
import type { ComparedHeads } from './signed-tree.ts';
import { writersIn } from './writers.ts';

export { threadsFor };
export type { Finding };

export interface Verified extends ComparedHeads {
  readonly cases: number;
  /** Documents of the read model that were compared; 0 where there is no read model. */
  readonly documents: number;
  readonly facts: number;
  /** Partition by partition, the first divergence first. */
  readonly findings: readonly Finding[];
  /** Records from before the ledger signed its records; `undefined` where the writers’ keys are not there, and nobody's signature is checked. */
  readonly unsigned: number | undefined;
}

/**
 * Recomputes everything. Of each record: who wrote it, its index, bytes, id, fingerprint and pieces, that it is the outcome of the
 * instruction that stands at its input, its place in its case's chain; that its legs sum to zero and no account ends
 * on the wrong side. Of each transfer between cases: that both tell the same of it. Of each signed head: that the tree over the records is the one that was signed. Of each cosignature and
 * time stamp: that who is trusted made it, over this head. Of each document, and of those that should not be there: that it is what the facts make of it.
 * Works on a stopped or running folder: the read model is looked at as it stands at the call, the log as far as it
 * goes. Partitions are checked side by side in as many threads as are asked for.
 */
export async function verifyAll(
  dataDir: string,
  onProgress: OnProgress,
  { threads = () => 1, trusted = {} }: VerifyOptions = {},
): Promise<Verified> {
  const folder = await openFolder(dataDir, trusted);
  const { source, unsigned } = folder;
  try {
    return await verifyPartitions(source, unsigned, onProgress, (places, total, onRecords) => {
      const most = threads(total);
      return most > 1
        ? checkInThreads({ dataDir, trusted }, most, places, onRecords)
        : checkInTurn(source, places, onRecords);
    });
  } finally {
    await folder.close();
  }
}

/**
 * The same of a log that is elsewhere and may have been moved there, with what the notary keeps in its data folder;
 * without a read model.
 */
export async function verifyLog(
  log: ReadableLog,
  notaryDir: string,
  trusted: TrustedFiles,
  onProgress: OnProgress,
): Promise<Verified> {
  const { authority, unsigned } = writersIn(notaryDir, log, trusted);
  const signed = await signedIn(notaryDir, trusted);
  const source = { authority, beginning: 'perhaps copies', log, shown: undefined, signed } as const;
  return verifyPartitions(source, unsigned, onProgress, (places, _, onRecords) =>
    checkInTurn(source, places, onRecords),
  );
}

export interface VerifyOptions {
  /** In how many threads so many records are checked. */
  readonly threads?: (records: number) => number;
  readonly trusted?: TrustedFiles;
}

type OnProgress = (done: number, total: number) => void;
type Check = (
  places: readonly PlaceToCheck[],
  total: number,
  onRecords: (count: number) => void,
) => Promise<readonly CheckedPartition[]>;

async function checkInTurn(
  source: Source,
  places: readonly PlaceToCheck[],
  onRecords: (count: number) => void,
): Promise<readonly CheckedPartition[]> {
  const checked: CheckedPartition[] = [];
  for (const place of places) checked.push(await checkPartition(source, place, onRecords));
  return checked;
}

async function verifyPartitions(
  { authority, log, shown }: Source,
  unsigned: number,
  onProgress: OnProgress,
  check: Check,
): Promise<Verified> {
  const places = await Promise.all(
    Array.from({ length: log.partitions }, async (_, partition) => ({
      end: await log.end(topics.ledger, partition),
      partition,
    })),
  );
  const total = places.reduce((all, { end }) => all + end, 0);
  let done = 0;
  const checked = await check(places, total, (count) => onProgress(Math.min(total, (done += count)), total));
  const all = (member: 'cases' | 'documents' | 'facts' | keyof ComparedHeads) =>
    checked.reduce((sum, one) => sum + one[member], 0);
  return {
    cases: all('cases'),
    cosignatures: all('cosignatures'),
    documents: all('documents'),
    facts: all('facts'),
    findings: [
      ...checked.flatMap(({ findings }) => findings),
      ...flawsOfPassages(checked.flatMap(({ tellings }) => tellings)),
      ...(shown ? ofNoPartition(shown) : []),
    ],
    heads: all('heads'),
    stamps: all('stamps'),
    unchecked: all('unchecked'),
    unsigned: authority && unsigned,
  };
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
