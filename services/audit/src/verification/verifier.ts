import type { Verified } from '@seizure-ledger/contracts';

/** Recomputes a whole ledger, away from the thread that answers requests. */
export interface Verifier {
  /** @param signal ends it early; the promise is rejected then. */
  verify(onProgress: (done: number, total: number) => void, signal: AbortSignal): Promise<Verified>;
}
