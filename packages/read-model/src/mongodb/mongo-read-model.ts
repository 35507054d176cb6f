import type { Place } from '@seizure-ledger/contracts';
import type { Connection } from 'mongoose';
import { setTimeout as pause } from 'node:timers/promises';
import type { CollectionName, Documents } from '../documents.ts';
import type { Checkpoint, Commit, Query, ReadModel } from '../port.ts';
import { Arrivals } from './arrivals.ts';
import { Committer } from './committer.ts';
import type { Database } from './database.ts';
import { digestOf } from './digest.ts';
import { Reader } from './reader.ts';
import { answered } from './unavailable.ts';

/** The read model on MongoDB. */
export class MongoReadModel implements ReadModel {
  readonly #connection: Connection;
  readonly #database: Database;
  readonly #reader: Reader;
  readonly #committer: Committer;
  readonly #arrivals: Arrivals;
  /** The last commit of each partition: the next one waits for it. */
  readonly #last = new Map<number, Promise<unknown>>();
  #closed: Promise<void> | undefined;

  constructor(connection: Connection, database: Database) {
    this.#connection = connection;
    this.#database = database;
    this.#reader = new Reader(database);
    this.#committer = new Committer(database);
    this.#arrivals = new Arrivals((places) => answered(this.#reader.reached(places)));
  }

  async commit(commit: Commit): Promise<void> {
    if (this.#closed) throw new Error('the read model is closed');
    const before = this.#last.get(commit.partition) ?? Promise.resolve();
    const written = before.then(() => answered(this.#committer.write(commit)));
    this.#last.set(
      commit.partition,
      written.catch(() => undefined),
    );
    await written;
    this.#arrivals.announce();
  }

  checkpoint(partition: number): Promise<Checkpoint | undefined> {
    return answered(this.#reader.checkpoint(partition));
  }

  checkpoints(): Promise<readonly Checkpoint[]> {
    return answered(this.#reader.checkpoints());
  }

  get<C extends CollectionName>(collection: C, id: string): Promise<Documents[C] | undefined> {
    return answered(this.#reader.get(collection, id));
  }

  getMany<C extends CollectionName>(collection: C, ids: readonly string[]): Promise<readonly Documents[C][]> {
    return answered(this.#reader.getMany(collection, ids));
  }

  find<C extends CollectionName>(collection: C, query: Query<C>): Promise<readonly Documents[C][]> {
    return answered(this.#reader.find(collection, query));
  }

  reached(places: readonly Place[], timeout_ms: number): Promise<boolean> {
    return this.#arrivals.wait(places, timeout_ms);
  }

  digest(collection: CollectionName): Promise<{ readonly hash: string; readonly documents: number }> {
    return answered(digestOf(this.#database, collection));
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  /** Lets the commits under way be written, unless there is no server to write them. */
  async #close(): Promise<void> {
    this.#arrivals.close();
    await Promise.race([Promise.all(this.#last.values()), pause(patience_ms, undefined, { ref: false })]);
    await this.#connection.close(true);
  }
}

const patience_ms = 5_000;
