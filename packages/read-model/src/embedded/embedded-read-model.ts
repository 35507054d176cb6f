import type { DatabaseSync } from 'node:sqlite';
import type { Place } from '@seizure-ledger/contracts';
import type { CollectionName, Documents } from '../documents.ts';
import { CheckpointMovedError, EntryExistsError } from '../errors.ts';
import type { Checkpoint, Commit, Query, ReadModel, WriterThread } from '../port.ts';
import { Arrivals } from './arrivals.ts';
import { type BatchSink, batchOf } from './batch.ts';
import { digestOf } from './digest.ts';
import { Reader } from './reader.ts';

/** The read model on one file: who writes is given; the calling thread reads by a connection of its own. */
export class EmbeddedReadModel implements ReadModel {
  readonly #file: string;
  readonly #database: DatabaseSync;
  readonly #reader: Reader;
  readonly #writer: BatchSink | undefined;
  readonly #arrivals: Arrivals;

  /** Without a writer it is for reading only. */
  constructor(file: string, database: DatabaseSync, writer?: BatchSink) {
    this.#file = file;
    this.#database = database;
    this.#reader = new Reader(database);
    this.#writer = writer;
    this.#arrivals = writer?.arrivals ?? new Arrivals({ lookEvery_ms: 5 });
  }

  get thread(): WriterThread | undefined {
    return this.#writer?.thread;
  }

  async commit(commit: Commit): Promise<void> {
    if (!this.#writer) throw new Error('this read model was opened for reading only');
    const result = await this.#writer.write(batchOf(commit));
    if (result.outcome === 'failed') throw result.error;
    if (result.outcome === 'moved')
      throw new CheckpointMovedError(commit.partition, commit.after, result.found);
    if (result.outcome === 'exists') throw new EntryExistsError(result.entry);
  }

  async checkpoint(partition: number): Promise<Checkpoint | undefined> {
    return this.#reader.checkpoint(partition);
  }

  async checkpoints(): Promise<readonly Checkpoint[]> {
    return this.#reader.checkpoints();
  }

  async get<C extends CollectionName>(collection: C, id: string): Promise<Documents[C] | undefined> {
    return this.#reader.get(collection, id);
  }

  async getMany<C extends CollectionName>(
    collection: C,
    ids: readonly string[],
  ): Promise<readonly Documents[C][]> {
    return this.#reader.getMany(collection, ids);
  }

  async find<C extends CollectionName>(collection: C, query: Query<C>): Promise<readonly Documents[C][]> {
    return this.#reader.find(collection, query);
  }

  reached(places: readonly Place[], timeout_ms: number): Promise<boolean> {
    return this.#arrivals.wait(() => this.#reader.hasReached(places), timeout_ms);
  }

  digest(collection: CollectionName): Promise<{ readonly hash: string; readonly documents: number }> {
    return digestOf(this.#file, collection);
  }

  async close(): Promise<void> {
    this.#arrivals.close();
    if (this.#database.isOpen) this.#database.close();
    // last: who closes the file last puts what stands in the write-ahead log into it
    await this.#writer?.close();
  }
}
