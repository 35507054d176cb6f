import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { Reader } from './port.ts';

/**
 * Between two batches of a partition. Catching up must not keep everyone else in this thread waiting; who keeps up may
 * want to gather first. All partitions gather up to the same instants, so that what they write can share a transaction.
 */
export async function breathe(
  waiting: number,
  taken: number,
  reader: Reader,
  signal: AbortSignal,
): Promise<void> {
  const gather_ms = waiting < reader.maxBatch ? reader.gather_ms?.(taken) : undefined;
  if (gather_ms !== undefined)
    await pause(gather_ms - (performance.now() % gather_ms), undefined, { signal }).catch(() => undefined);
  else if (waiting > 0) await nextTurn();
}
