import type { Connection, mongo } from 'mongoose';
import type { CollectionName } from '../documents.ts';
import type { Checkpoint } from '../port.ts';
import { schemaOf } from './schemas.ts';
import type { Stored } from './stored.ts';

/**
 * One generation of the read model: the driver's collections behind mongoose's models, so that documents are neither
 * cast nor wrapped on their way. `meta` is of all generations.
 */
export class Database {
  readonly client: mongo.MongoClient;
  readonly db: mongo.Db;
  readonly generation: number;
  readonly checkpoints: mongo.Collection<StoredCheckpoint>;
  readonly meta: mongo.Collection<Meta>;
  readonly #connection: Connection;

  constructor(connection: Connection, generation: number) {
    this.#connection = connection;
    this.client = connection.getClient();
    this.db = this.client.db(connection.name);
    this.generation = generation;
    this.checkpoints = this.db.collection(storedName('checkpoints', generation));
    this.meta = this.db.collection('meta');
  }

  collection(name: CollectionName): mongo.Collection<Stored> {
    return this.db.collection(storedName(name, this.generation));
  }

  /** As far as they are not there. */
  async makeIndexes(name: CollectionName): Promise<void> {
    await this.#model(name).createIndexes();
  }

  /** Keys and options of each index that is declared and not there. */
  async missingIndexes(name: CollectionName): Promise<readonly unknown[]> {
    return (await this.#model(name).diffIndexes({ indexOptionsToCreate: true })).toCreate;
  }

  /** Reads of one state, however many they are. */
  fromOneState<Answer>(read: (session: mongo.ClientSession) => Promise<Answer>): Promise<Answer> {
    return this.client.withSession({ snapshot: true }, read);
  }

  #model(name: CollectionName) {
    const stored = storedName(name, this.generation);
    return this.#connection.models[stored] ?? this.#connection.model(stored, schemaOf(name), stored);
  }
}

/** The first generation has plain names; those of later ones end in a number. */
export function storedName(collection: CollectionName | 'checkpoints', generation: number): string {
  return generation === 1 ? collection : `${collection}.${generation}`;
}

/** A checkpoint by its partition, and by which commit it was written. */
export type StoredCheckpoint = Omit<Checkpoint, 'partition'> & {
  readonly _id: number;
  readonly commit: mongo.UUID;
  /** It stands still: its generation is being compared, or is no longer read. */
  readonly held?: true;
};

/** The pointer: which generation is read, and of which projection version it is. It is made last: where it is, all is. */
export interface Meta {
  readonly _id: 'projection';
  readonly version: number;
  readonly generation: number;
  /** The highest number that a generation has had. */
  readonly latest: number;
  /** How many partitions have begun: that one begins and that all are held exclude each other. */
  readonly begun: number;
  /** By which rebuild the checkpoints are held; `beat` rises while it is alive. */
  readonly held?: { readonly by: string; readonly beat: number };
}

export function checkpointOf(stored: StoredCheckpoint): Checkpoint {
  const { _id: partition, commit: _commit, held: _held, ...rest } = stored;
  return { ...rest, partition };
}
