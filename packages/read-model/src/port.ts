import type { MessagePort } from 'node:worker_threads';
import type { Place } from '@seizure-ledger/contracts';
import type { CollectionName, Documents } from './documents.ts';
import type { IndexName } from './collections.ts';

/** How far the projection of one partition has come: the last record taken, its hash, and the log it is of. */
export interface Checkpoint extends Place {
  /** Offset in the ledger's log to go on from: a hint that saves reading; the index decides. */
  readonly nextOffset: number;
  /** Offset in the instructions' log of the first that was not wholly decided by then. */
  readonly nextInput: number;
  readonly hash: string;
  readonly recordedAt: string;
  readonly log: string;
}

export type Write = {
  [C in CollectionName]:
    | { readonly collection: C; readonly put: Documents[C] }
    | { readonly collection: Exclude<C, 'entries'>; readonly delete: string };
}[CollectionName];

export interface Commit {
  readonly partition: number;
  /** Index of the checkpoint that this commit goes on from; `null` before the first. */
  readonly after: number | null;
  readonly checkpoint: Checkpoint;
  readonly writes: readonly Write[];
}

/**
 * A range of one index: documents whose leading fields equal `equals`, in the order of the remaining fields and
 * then of `id` (binary order of UTF-8 text; numbers by value).
 */
export interface Query<C extends CollectionName> {
  /** Absent: the collection's own order by `id`. */
  readonly index?: IndexName<C>;
  readonly equals?: readonly (string | number)[];
  /** Only what comes after this id in the range's order: the id of the last document of the page before. */
  readonly afterId?: string;
  /** Only ids that begin so; for queries by `id`. */
  readonly idPrefix?: string;
  /** For an index whose next field after `equals` is a number: only documents up to this value of it. */
  readonly upTo?: number;
  readonly tags?: {
    /** Every one of these. */
    readonly all?: readonly string[];
    /** At least one of these. */
    readonly any?: readonly string[];
    /** For each of these, at least one tag that begins so. */
    readonly prefixes?: readonly string[];
  };
  readonly descending?: true;
  readonly limit: number;
}

/** The thread of this process in which a read model is written: there, its documents need not be handed over. */
export interface WriterThread {
  /**
   * Runs a module there, for as long as the read model is open: its `inWriterThread` is called, an {@link InWriterThread}.
   * @returns the other end of its port, which closes when the thread ends.
   */
  run(module: URL): MessagePort;
}

/** What a module for the writer's thread exports. The read model is at hand in that thread. */
export type InWriterThread = (readModel: ReadModel, port: MessagePort) => void;

/**
 * Documents for reading, written by one projection per partition, each batch in one transaction with its checkpoint.
 * Every call may throw {@link ReadModelUnavailableError} where the storage is another process.
 */
export interface ReadModel {
  /**
   * Writes a batch and its checkpoint together, or nothing of it; its writes count in their order. A crash of the
   * machine may take the latest batches away again, whole and with their checkpoints: they are projected again.
   * @throws {CheckpointMovedError} when the stored checkpoint is not the one that the batch goes on from.
   * @throws {EntryExistsError} when an entry is there already: the journal is only added to.
   * @throws {ReadModelUnavailableError} when the storage can't be reached: the checkpoint tells whether it was written.
   */
  commit(commit: Commit): Promise<void>;
  checkpoint(partition: number): Promise<Checkpoint | undefined>;
  /** All of them, by partition. */
  checkpoints(): Promise<readonly Checkpoint[]>;
  get<C extends CollectionName>(collection: C, id: string): Promise<Documents[C] | undefined>;
  /** In the order of the ids; what is not there is left out. */
  getMany<C extends CollectionName>(collection: C, ids: readonly string[]): Promise<readonly Documents[C][]>;
  /** @throws {PageLostError} when `afterId` is not there and its id alone does not tell its place. */
  find<C extends CollectionName>(collection: C, query: Query<C>): Promise<readonly Documents[C][]>;
  /** Whether all these places have been taken, waiting up to `timeout_ms` for it. */
  reached(places: readonly Place[], timeout_ms: number): Promise<boolean>;
  /**
   * SHA-256 over the canonical documents of a collection in the order of their ids, each followed by a line feed,
   * as `sha256:` and hexadecimal digits; and their number.
   */
  digest(collection: CollectionName): Promise<{ readonly hash: string; readonly documents: number }>;
  close(): Promise<void>;
  /** Only where it is written in a thread of this process. */
  readonly thread?: WriterThread | undefined;
}
