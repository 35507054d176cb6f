import { parentPort, workerData } from 'node:worker_threads';
import { verifyAll } from './verify-all.ts';
import type { Said } from './verify-apart.ts';

/** The thread in which a folder is verified: it tells how far it is, about every hundredth part, and then the result. */
const port = parentPort;
if (!port) throw new Error('this file is the body of a thread');
const tell = (said: Said): void => port.postMessage(said);

let told = 0;
const verified = await verifyAll(String(workerData), (done, total) => {
  if (done < total && done - told < total / 100) return;
  told = done;
  tell({ done, total });
});
tell({ verified });
