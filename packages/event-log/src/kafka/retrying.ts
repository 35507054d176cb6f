import { setTimeout as pause } from 'node:timers/promises';

const pauses_ms = [50, 100, 200, 400, 800, 1_600];

/**
 * Asks again for some seconds what a broker could not answer: a leader is being elected, a topic is being made. Only
 * for questions, and for what may be said twice.
 * @throws {unknown} the last failure.
 */
export async function retrying<T>(ask: () => Promise<T>): Promise<T> {
  for (const pause_ms of pauses_ms) {
    try {
      return await ask();
    } catch {
      await pause(pause_ms);
    }
  }
  return ask();
}
