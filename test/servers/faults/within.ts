import { setTimeout as pause } from 'node:timers/promises';

/** @throws {Error} it was waited for in vain; the message names it. The work itself goes on, and is nobody's any more. */
export async function within<Result>(
  limit_ms: number,
  awaited: string,
  work: Promise<Result>,
): Promise<Result> {
  const over = new AbortController();
  const late = pause(limit_ms, undefined, { signal: over.signal }).then(() => {
    throw new Error(`${awaited}: waited for in vain, ${limit_ms / 1_000} s`);
  });
  // of the two that race one comes too late
  late.catch(() => undefined);
  work.catch(() => undefined);
  return Promise.race([work, late]).finally(() => over.abort());
}
