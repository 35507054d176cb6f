import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CheckedPartition, PlaceToCheck } from './check-partition.ts';
import type { TrustedFiles } from './open-folder.ts';

/** What a thread is given to begin with. */
export interface Threaded {
  readonly dataDir: string;
  readonly trusted: TrustedFiles;
}

/** What a thread says: how many records more it has checked, and then the result of the partition that it was given. */
export type Said = { readonly checked: CheckedPartition } | { readonly records: number };

/** A thread takes a second to come up: for fewer records it would not pay. */
const fewest = 20_000;

/** As many threads as there are cores, as far as each has enough to do. */
export const threadsFor = (records: number): number =>
  Math.max(1, Math.min(availableParallelism(), Math.floor(records / fewest)));

/** Checks the partitions of a folder in so many threads: one that is done with a partition takes the next. */
export async function checkInThreads(
  threaded: Threaded,
  threads: number,
  places: readonly PlaceToCheck[],
  onRecords: (count: number) => void,
): Promise<readonly CheckedPartition[]> {
  const workers = Array.from({ length: Math.min(threads, places.length) }, () => threadOn(threaded));
  const next = places.entries();
  const checked: CheckedPartition[] = [];
  try {
    await Promise.all(
      workers.map(async (worker) => {
        // all of them draw from the one iterator
        for (const [n, place] of next) checked[n] = await checkIn(worker, place, onRecords);
      }),
    );
    return checked;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** The thread runs what this module was made to: the source in tests. */
const threadOn = (workerData: Threaded): Worker =>
  new Worker(new URL(`./partition-thread${extname(import.meta.filename)}`, import.meta.url), {
    execArgv: [],
    workerData,
  });

async function checkIn(
  worker: Worker,
  place: PlaceToCheck,
  onRecords: (count: number) => void,
): Promise<CheckedPartition> {
  const { promise, reject, resolve } = Promise.withResolvers<CheckedPartition>();
  const hear = (said: Said) => ('checked' in said ? resolve(said.checked) : onRecords(said.records));
  worker.on('message', hear).once('error', reject);
  worker.postMessage(place);
  try {
    return await promise;
  } finally {
    worker.off('message', hear).off('error', reject);
  }
}
