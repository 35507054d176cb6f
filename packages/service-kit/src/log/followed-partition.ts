import { factHeaders, IndexRule, OutcomeParts } from '@seizure-ledger/contracts';
import type { StoredRecord } from '@seizure-ledger/event-log';
import type { Beginning } from './near-end.ts';

/** All records of one outcome. */
export interface WholeOutcome {
  readonly input: number;
  /** Whether it came after the edge began to listen. */
  readonly isNew: boolean;
  readonly records: readonly StoredRecord[];
}

/** One partition as an edge follows it. */
export class FollowedPartition {
  readonly #rule: IndexRule;
  readonly #parts: OutcomeParts<StoredRecord>;
  readonly #end: number;
  #nextOffset: number;
  #answered = -1;

  constructor(partition: number, { index, input }: Beginning, end: number) {
    this.#rule = new IndexRule(partition, index);
    this.#parts = new OutcomeParts(input);
    this.#end = end;
    this.#nextOffset = end;
  }

  /** Behind all that is known to stand there. */
  get nextOffset(): number {
    return this.#nextOffset;
  }

  /** The last input that is known to be answered; one before the first while none is. */
  get answered(): number {
    return this.#answered;
  }

  /** The index that the next record has. */
  get nextIndex(): number {
    return this.#rule.next;
  }

  take(record: StoredRecord): WholeOutcome | undefined {
    this.#nextOffset = Math.max(this.#nextOffset, record.offset + 1);
    const headers = factHeaders(record.headers);
    if (!this.#rule.takes(headers.index)) return undefined;
    const records = this.#parts.add(headers, record);
    if (records) this.#answered = headers.input;
    return records && { input: headers.input, isNew: record.offset >= this.#end, records };
  }
}
