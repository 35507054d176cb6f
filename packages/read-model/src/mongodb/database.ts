import type { Connection, mongo } from 'mongoose';
import type { CollectionName } from '../documents.ts';
import type { Checkpoint } from '../port.ts';
import type { Stored } from './stored.ts';

/** The driver's collections behind mongoose's models: documents are neither cast nor wrapped on their way. */
export class Database {
  readonly client: mongo.MongoClient;
  readonly db: mongo.Db;
  readonly checkpoints: mongo.Collection<StoredCheckpoint>;
  readonly meta: mongo.Collection<Meta>;

  constructor(connection: Connection) {
    this.client = connection.getClient();
    this.db = this.client.db(connection.name);
    this.checkpoints = this.db.collection('checkpoints');
    this.meta = this.db.collection('meta');
  }

  collection(name: CollectionName): mongo.Collection<Stored> {
    return this.db.collection(name);
  }

  /** Reads of one state, however many they are. */
  fromOneState<Answer>(read: (session: mongo.ClientSession) => Promise<Answer>): Promise<Answer> {
    return this.client.withSession({ snapshot: true }, read);
  }
}

/** A checkpoint by its partition, and by which commit it was written. */
export type StoredCheckpoint = Omit<Checkpoint, 'partition'> & {
  readonly _id: number;
  readonly commit: mongo.UUID;
};

/** Of which projection version the documents are. It is made last: where it is, all is. */
export interface Meta {
  readonly _id: 'projection';
  readonly version: number;
}

export function checkpointOf(stored: StoredCheckpoint): Checkpoint {
  const { _id: partition, commit: _, ...rest } = stored;
  return { ...rest, partition };
}
