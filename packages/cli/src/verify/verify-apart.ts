import type { Verified } from '@seizure-ledger/contracts';
import type { Verifier } from '@seizure-ledger/service-standalone';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Threaded } from './in-threads.ts';
import type { TrustedFiles } from './open-folder.ts';

/** What the thread says. */
export type Said = { readonly done: number; readonly total: number } | { readonly verified: Verified };

/** Verifies a folder in a thread of its own: the ledger that runs on it goes on answering. */
export const verifyApart = (dataDir: string, trusted: TrustedFiles = {}): Verifier => ({
  verify(onProgress, signal) {
    const workerData: Threaded = { dataDir, trusted };
    const thread = new Worker(threadFile(), { execArgv: [], workerData });
    const stop = () => void thread.terminate();
    signal.addEventListener('abort', stop);
    return new Promise<Verified>((resolve, reject) => {
      thread.on('message', (said: Said) =>
        'verified' in said ? resolve(said.verified) : onProgress(said.done, said.total),
      );
      thread.on('error', reject);
      thread.on('exit', () => reject(new Error('the verification was ended before it was done')));
    }).finally(() => signal.removeEventListener('abort', stop));
  },
});

/** The thread runs what this module was made to: the source in tests. */
const threadFile = (): URL => new URL(`./verify-thread${extname(import.meta.filename)}`, import.meta.url);
