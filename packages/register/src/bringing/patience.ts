import { setTimeout as sleep } from 'node:timers/promises';

/** How long an import waits for a ledger that does not answer. */
export interface Patience {
  readonly first_ms: number;
  readonly longest_ms: number;
  /** Since the last answer; after it the import stops, and can be run again. */
  readonly giveUpAfter_ms: number;
  /** Ends the waiting. */
  readonly signal?: AbortSignal;
}

export const patience: Patience = { first_ms: 200, longest_ms: 15_000, giveUpAfter_ms: 600_000 };

/** The ledger can't be reached, or not now: the same request may be sent again. */
export class UnavailableError extends Error {
  override readonly name = 'UnavailableError';
  readonly code = 'LEDGER_UNAVAILABLE';
  constructor(
    message: string,
    readonly retryAfter_ms?: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/**
 * Tries again, ever more slowly, while the ledger is unavailable.
 * @throws {UnavailableError} the last one, when patience is at its end; at once whatever else `attempt` throws. @throws {AbortError} waiting was ended.
 */
export async function patiently<T>(attempt: () => Promise<T>, limits: Patience): Promise<T> {
  const giveUpAt_ms = performance.now() + limits.giveUpAfter_ms;
  for (let wait_ms = limits.first_ms; ; wait_ms = Math.min(wait_ms * 2, limits.longest_ms)) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof UnavailableError) || performance.now() > giveUpAt_ms) throw error;
      await sleep(error.retryAfter_ms ?? wait_ms, undefined, { signal: limits.signal });
    }
  }
}
