import { on } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { checkPartition, type PlaceToCheck } from './check-partition.ts';
import type { Said, Threaded } from './in-threads.ts';
import { openFolder } from './open-folder.ts';

/** The thread in which partitions of a folder are checked, one after the other, as they are handed over. */
const port = parentPort;
if (!port) throw new Error('this file is the body of a thread');
const tell = (said: Said): void => port.postMessage(said);

const { dataDir, trusted } = workerData as Threaded;
const { source } = await openFolder(dataDir, trusted);
for await (const [place] of on(port, 'message') as AsyncIterable<[PlaceToCheck]>)
  tell({ checked: await checkPartition(source, place, (records) => tell({ records })) });
