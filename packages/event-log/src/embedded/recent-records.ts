import type { StoredRecord } from '../port.ts';

const maxRecords = 2_048;
const maxBytes = 1024 * 1024;

/** The newest records of a partition, so that who reads at the end need not go to the disk. Bounded. */
export class RecentRecords {
  #records: StoredRecord[] = [];
  #bytes = 0;

  add(records: readonly StoredRecord[]): void {
    for (const record of records) {
      this.#records.push(record);
      this.#bytes += record.value.byteLength;
    }
    if (this.#records.length > maxRecords || this.#bytes > maxBytes) this.#dropOlderHalf();
  }

  /** Up to `limit` records from an offset on; nothing when it is no longer, or not yet, in memory. */
  from(offset: number, limit: number): readonly StoredRecord[] {
    const first = this.#records[0];
    if (!first || offset < first.offset) return [];
    const start = offset - first.offset;
    return this.#records.slice(start, start + limit);
  }

  #dropOlderHalf(): void {
    this.#records = this.#records.slice(Math.ceil(this.#records.length / 2));
    this.#bytes = this.#records.reduce((bytes, { value }) => bytes + value.byteLength, 0);
  }
}
