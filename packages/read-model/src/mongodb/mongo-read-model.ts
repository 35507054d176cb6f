import type { Place } from '@seizure-ledger/contracts';
import type { Connection } from 'mongoose';
import { setTimeout as pause } from 'node:timers/promises';
import type { CollectionName, Documents } from '../documents.ts';
import type { Checkpoint, Commit, Query, ReadModel } from '../port.ts';
import { forgetRead, inNoGeneration, readOnce } from '../one-generation.ts';
import { Arrivals } from './arrivals.ts';
import { Committer, GenerationHeldError } from './committer.ts';
import { Database } from './database.ts';
import { digestOf } from './digest.ts';
import { awaitRelease } from './held.ts';
import { generationIn } from './pointer.ts';
import { Reader } from './reader.ts';
import { answered } from './unavailable.ts';

/** The read model on MongoDB: the generation that is read, or one that is named, whichever is read. */
export class MongoReadModel implements ReadModel {
  readonly #connection: Connection;
  readonly #named: number | undefined;
  readonly #pointer: Database;
  readonly #arrivals: Arrivals;
  readonly #databases = new Map<number, Database>();
  /** The last commit of each partition: the next one waits for it. */
  readonly #last = new Map<number, Promise<unknown>>();
  #closed: Promise<void> | undefined;

  constructor(connection: Connection, named?: number) {
    this.#connection = connection;
    this.#named = named;
    this.#pointer = new Database(connection, 1);
    this.#arrivals = new Arrivals((places) =>
      // it may look for longer than a request lasts that was the first to wait
      inNoGeneration(() => answered(this.#reading((reader) => reader.reached(places)))),
    );
  }

  async commit(commit: Commit): Promise<void> {
    if (this.#closed) throw new Error('the read model is closed');
    const before = this.#last.get(commit.partition) ?? Promise.resolve();
    const written = before.then(() => answered(this.#write(commit)));
    this.#last.set(
      commit.partition,
      written.catch(() => undefined),
    );
    await written;
    this.#arrivals.announce();
  }

  checkpoint(partition: number): Promise<Checkpoint | undefined> {
    return answered(this.#reading((reader) => reader.checkpoint(partition)));
  }

  checkpoints(): Promise<readonly Checkpoint[]> {
    return answered(this.#reading((reader) => reader.checkpoints()));
  }

  get<C extends CollectionName>(collection: C, id: string): Promise<Documents[C] | undefined> {
    return answered(this.#reading((reader) => reader.get(collection, id)));
  }

  getMany<C extends CollectionName>(collection: C, ids: readonly string[]): Promise<readonly Documents[C][]> {
    return answered(this.#reading((reader) => reader.getMany(collection, ids)));
  }

  find<C extends CollectionName>(collection: C, query: Query<C>): Promise<readonly Documents[C][]> {
    return answered(this.#reading((reader) => reader.find(collection, query)));
  }

  reached(places: readonly Place[], timeout_ms: number): Promise<boolean> {
    return this.#arrivals.wait(places, timeout_ms);
  }

  digest(collection: CollectionName): Promise<{ readonly hash: string; readonly documents: number }> {
    return answered(this.#database().then((database) => digestOf(database, collection)));
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  /** Lets the commits under way be written, unless there is no server to write them. */
  async #close(): Promise<void> {
    this.#arrivals.close();
    await Promise.race([Promise.all(this.#last.values()), pause(patience_ms, undefined, { ref: false })]);
    // that of named generations is theirs who named them
    if (this.#named === undefined) await this.#connection.close(true);
  }

  async #reading<Answer>(read: (reader: Reader) => Promise<Answer>): Promise<Answer> {
    return read(new Reader(await this.#database()));
  }

  /** The generation to read and to write, the same one throughout a piece of work. */
  async #database(): Promise<Database> {
    const generation = this.#named ?? (await readOnce(this, () => generationIn(this.#pointer.meta)));
    const known = this.#databases.get(generation) ?? new Database(this.#connection, generation);
    this.#databases.set(generation, known);
    return known;
  }

  /** While the generation stands still the commit waits; it goes to the one that is read then. Both stand at one place. */
  async #write(commit: Commit): Promise<void> {
    for (;;) {
      const database = await this.#database();
      try {
        return await new Committer(database, this.#named === undefined).write(commit);
      } catch (error) {
        if (!(error instanceof GenerationHeldError)) throw error;
        await awaitRelease(database);
        forgetRead(this);
      }
    }
  }
}

const patience_ms = 5_000;
