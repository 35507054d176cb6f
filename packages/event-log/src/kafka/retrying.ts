import { setTimeout as pause } from 'node:timers/promises';

const pauses_ms = [50, 100, 200, 400, 800, 1_600];

/**
 * Asks again for some seconds what a broker could not answer: a leader is being elected, a topic is being made. Only
 * for questions, and for what may be said twice.
 * @throws {unknown} the last failure; the one at hand when the signal says that nobody waits any more.
 */
export async function retrying<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (const pause_ms of pauses_ms) {
    try {
      return await ask();
    } catch (error) {
      if (signal.aborted) throw error;
      await pause(pause_ms, undefined, { signal }).catch(() => undefined); // It rejects only when it is cut short.
    }
  }
  return ask();
}
