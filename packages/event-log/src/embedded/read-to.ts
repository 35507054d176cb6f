import { setImmediate as nextTurn } from 'node:timers/promises';
import type { StoredRecord } from '../port.ts';

const maxBatch = 1_000;

/** Reads a partition in batches up to an end that doesn't move. */
export async function* readTo(
  end: number,
  fromOffset: number,
  records: (from: number, before: number, limit: number) => readonly StoredRecord[],
): AsyncGenerator<readonly StoredRecord[]> {
  for (let from = fromOffset; from < end;) {
    const batch = records(from, end, maxBatch);
    const last = batch.at(-1);
    if (!last) return;
    yield batch;
    from = last.offset + 1;
    if (from < end) await nextTurn(); // A long log must not keep everyone else in this thread waiting.
  }
}
