import type { StoredRecord } from '../port.ts';
import type { Fetched } from './fetching.ts';
import { Wake } from './wake.ts';

/** Fetched ahead for one partition, so that fetching and processing go on at once; and that is the most. */
const ahead_bytes = 1024 * 1024;

/** The records of a partition from an offset on, as far as they have been fetched and not been taken. */
export class Stream {
  readonly partition: number;
  readonly #news = new Wake();
  #next: number;
  #end: number;
  #fetched: readonly StoredRecord[] = [];
  #taken = 0;
  #bytes = 0;
  #failure: Error | undefined;

  constructor(partition: number, offset: number) {
    this.partition = partition;
    this.#next = offset;
    this.#end = offset;
  }

  /** The offset to fetch from, or nothing while enough lies ready. */
  get wanted(): number | undefined {
    return this.#failure || this.#bytes >= ahead_bytes ? undefined : this.#next;
  }

  /** How many records are stored, as far as known, and have not been taken. */
  get lag(): number {
    return Math.max(0, this.#end - this.#next) + this.#fetched.length - this.#taken;
  }

  add({ records, next, end, bytes }: Fetched): void {
    this.#next = next;
    this.#end = end;
    if (records.length === 0) return;
    this.#bytes += bytes;
    this.#fetched = [...this.#fetched.slice(this.#taken), ...records];
    this.#taken = 0;
    this.#news.say();
  }

  fail(error: Error): void {
    this.#failure = error;
    this.#news.say();
  }

  /**
   * At least one record, at most `limit`; none only when the signal says so.
   * @throws {Error} what the stream has failed with.
   */
  async take(limit: number, signal: AbortSignal): Promise<readonly StoredRecord[]> {
    const wake = () => this.#news.say();
    signal.addEventListener('abort', wake);
    while (this.#taken === this.#fetched.length && !this.#failure && !signal.aborted)
      await this.#news.heard();
    signal.removeEventListener('abort', wake);
    if (signal.aborted) return [];
    if (this.#failure) throw this.#failure;
    const records = this.#fetched.slice(this.#taken, this.#taken + limit);
    this.#taken += records.length;
    this.#bytes -= records.reduce((sum, { value }) => sum + value.byteLength, 0);
    return records;
  }
}
