import type { StoredRecord } from '@seizure-ledger/event-log';

/** Of a large distribution one outcome alone has tens of megabytes. */
const most_bytes = 32 * 1_024 * 1_024;
const most = 10_000;

/**
 * Outcomes that nobody has asked for yet: an outcome can come before its append is acknowledged. Most are other edges',
 * and are never asked for; so only the latest are kept.
 */
export class UnclaimedOutcomes {
  readonly #outcomes = new Map<string, readonly StoredRecord[]>();
  #bytes = 0;

  get size(): number {
    return this.#outcomes.size;
  }

  put(key: string, records: readonly StoredRecord[]): void {
    this.take(key);
    this.#outcomes.set(key, records);
    this.#bytes += bytesOf(records);
    // the latest stays, however large it is
    while (this.size > 1 && (this.size > most || this.#bytes > most_bytes)) {
      const [oldest = ''] = this.#outcomes.keys();
      this.take(oldest);
    }
  }

  take(key: string): readonly StoredRecord[] | undefined {
    const records = this.#outcomes.get(key);
    if (!records) return undefined;
    this.#outcomes.delete(key);
    this.#bytes -= bytesOf(records);
    return records;
  }
}

const bytesOf = (records: readonly StoredRecord[]): number =>
  records.reduce((sum, { value }) => sum + value.byteLength, 0);
