import type { Topic } from '@seizure-ledger/contracts';

export interface NewRecord {
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: Uint8Array;
}

/** A record as the log keeps it. `timestamp_ms` is the log's own append time, never falling within a partition. */
export interface StoredRecord extends NewRecord {
  readonly offset: number;
  readonly timestamp_ms: number;
  /** Why nobody who may write there wrote it; only a log that authenticates its records says so. */
  readonly forged?: string;
  /** SHA-256, in hexadecimal, of the key at hand under the id that an instruction names; of no other record it is said. */
  readonly keySha256?: string;
}

/** Where an append landed: its records have consecutive offsets from `firstOffset`, and one append time. */
export interface Appended {
  readonly firstOffset: number;
  readonly timestamp_ms: number;
}

export interface Batch {
  readonly topic: Topic;
  readonly partition: number;
  readonly records: readonly StoredRecord[];
}

/**
 * How one reader of a topic wants to be called. Partitions are independent; within one, calls never overlap and
 * `batch` is not called again before its promise has settled: that is the back-pressure.
 */
export interface Reader {
  readonly topic: Topic;
  /** Members of a group share the partitions among them; a reader without a group gets them all. */
  readonly group?: string;
  /**
   * Partitions whose state this reader has at hand, from before or from a backup: where its group can, it gives it
   * these. Asked whenever the group shares the partitions out.
   */
  holds?(): readonly number[];
  /** Records in one batch at most. */
  readonly maxBatch: number;
  /**
   * Between two batches of a partition at least so long, by how many records the first had, unless a whole batch waits:
   * who may be a little late takes more at a time.
   */
  readonly gather_ms?: (taken: number) => number;
  /** The partition is this reader's now. Answers the offset to start from; the reader's own checkpoint decides. */
  assigned(partition: number): Promise<number>;
  batch(batch: Batch): Promise<void>;
  /** The partition has gone to another member, or the subscription was closed. */
  revoked?(partition: number): Promise<void>;
  /** `assigned` or `batch` has thrown: begin again with `assigned` (after a pause), or leave this partition. */
  failed(partition: number, error: unknown): 'restart' | 'stop';
}

export interface Subscription {
  /** How many stored records of each of its partitions the reader is not done with, as far as is known. */
  lag(): ReadonlyMap<number, number>;
  /** Resolves when no call of the reader is under way and none will come. */
  close(): Promise<void>;
}

/** A durable, partitioned, append-only log. Acknowledged means on disk. */
export interface EventLog {
  /** Made with the log and never changed: files that were derived from another log are told by it. */
  readonly identity: string;
  readonly partitions: number;
  /**
   * Stores the records together and in order; several appends to one partition keep the order of the calls.
   * When one fails, those to its partition that were called before its failure was reported fail too, so that nothing
   * is stored behind a gap. The log keeps the values as they are: don't write into them afterwards.
   * @throws {LogUnavailableError} nothing was sent, nothing is stored.
   * @throws {LogFullError} nothing is stored, there is no room.
   * @throws {AppendUncertainError} bytes may have left: the records may be stored or not.
   */
  append(topic: Topic, partition: number, records: readonly NewRecord[]): Promise<Appended>;
  /** The stored records from an offset to the end as it stands at the call, in batches of at most 1,000. */
  read(topic: Topic, partition: number, fromOffset: number): AsyncIterable<readonly StoredRecord[]>;
  /**
   * The offset that the next record will have.
   * @throws {LogUnavailableError} the log can't be reached, or will store nothing more until it is opened again.
   */
  end(topic: Topic, partition: number): Promise<number>;
  /** Delivers each stored record once and in order, and goes on as the log grows. */
  subscribe(reader: Reader): Promise<Subscription>;
  /** A hint of how far a group has come, durable; a reader's own checkpoint decides. */
  commit(group: string, topic: Topic, partition: number, nextOffset: number): Promise<void>;
  committed(group: string, topic: Topic, partition: number): Promise<number | undefined>;
  close(): Promise<void>;
}
