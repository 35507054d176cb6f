import { LogInDoubtError } from './log-in-doubt.ts';

/** A reader met an index beyond the one it expects: something is missing or forged, so it must stop. */
export class IndexGapError extends LogInDoubtError {
  override readonly name = 'IndexGapError';
  readonly partition: number;
  readonly expected: number;
  readonly found: number;

  constructor(partition: number, expected: number, found: number) {
    super(`partition ${partition} of the ledger's log goes on at index ${found} where ${expected} was due`);
    this.partition = partition;
    this.expected = expected;
    this.found = found;
  }
}

/**
 * The one rule by which every reader takes a partition's records: with `next` the index expected, a smaller one
 * is a duplicate on the wire and skipped, an equal one is taken, a greater one stops the reader.
 */
export class IndexRule {
  readonly partition: number;
  private expected: number;

  constructor(partition: number, expected: number) {
    this.partition = partition;
    this.expected = expected;
  }

  get next(): number {
    return this.expected;
  }

  /**
   * @returns whether the record with this index is to be taken.
   * @throws {IndexGapError} when the index is greater than the one expected.
   */
  takes(index: number): boolean {
    if (index < this.expected) return false;
    if (index > this.expected) throw new IndexGapError(this.partition, this.expected, index);
    this.expected += 1;
    return true;
  }
}
