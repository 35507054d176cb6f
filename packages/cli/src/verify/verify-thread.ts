import { parentPort, workerData } from 'node:worker_threads';
import type { Threaded } from './in-threads.ts';
import { verifyAll } from './verify-all.ts';
import type { Said } from './verify-apart.ts';

/** The thread in which a folder is verified: it tells how far it is, about every hundredth part, and then the result. */
const port = parentPort;
if (!port) throw new Error('this file is the body of a thread');
const tell = (said: Said): void => port.postMessage(said);

let told = 0;
const { dataDir, trusted } = workerData as Threaded;
const onProgress = (done: number, total: number) => {
  if (done < total && done - told < total / 100) return;
  told = done;
  tell({ done, total });
};
tell({ verified: await verifyAll(dataDir, onProgress, { trusted }) });
