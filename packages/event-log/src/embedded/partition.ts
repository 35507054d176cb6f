import type { Topic } from '@seizure-ledger/contracts';
import type { Appended, NewRecord, StoredRecord } from '../port.ts';
import { RecentRecords } from './recent-records.ts';
import type { StoredRecords } from './stored-records.ts';

/** One partition of a topic as readers see it: the newest records from memory, older ones from disk. */
export class Partition {
  readonly topic: Topic;
  readonly partition: number;
  readonly #stored: StoredRecords;
  readonly #recent = new RecentRecords();
  readonly #waiting = new Set<() => void>();
  #end: number;

  constructor(topic: Topic, partition: number, stored: StoredRecords) {
    this.topic = topic;
    this.partition = partition;
    this.#stored = stored;
    this.#end = stored.end(topic, partition);
  }

  /** The offset that the next record will have. */
  get end(): number {
    return this.#end;
  }

  /** Takes in records that are on disk now. */
  grow(records: readonly NewRecord[], { firstOffset, timestamp_ms }: Appended): void {
    this.#recent.add(
      records.map(({ key, headers, value }, n) => ({
        offset: firstOffset + n,
        timestamp_ms,
        key,
        headers,
        value: plainBytes(value),
      })),
    );
    this.#end = firstOffset + records.length;
    for (const wake of this.#waiting) wake();
  }

  /** Records from an offset up to, not including, another, at most `limit`; empty only when there are none. */
  records(from: number, before: number, limit: number): readonly StoredRecord[] {
    if (from >= before) return [];
    const recent = this.#recent.from(from, Math.min(limit, before - from));
    return recent.length > 0 ? recent : this.#stored.read(this.topic, this.partition, from, before, limit);
  }

  /** Resolves when there is a record at this offset, or at once when the signal says so. */
  async reaches(offset: number, signal: AbortSignal): Promise<void> {
    while (this.#end <= offset && !signal.aborted) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const wake = () => resolve();
      this.#waiting.add(wake);
      signal.addEventListener('abort', wake);
      await promise;
      this.#waiting.delete(wake);
      signal.removeEventListener('abort', wake);
    }
  }
}

/** As from the disk: a Buffer has methods of the same names that do other things. */
function plainBytes({ buffer, byteOffset, byteLength }: Uint8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
