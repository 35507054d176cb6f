import { Mongoose, type Connection } from 'mongoose';
import { ReadModelUnavailableError } from '../errors.ts';

export interface MongoAddress {
  /** Of a replica set, for batches are written in transactions: `mongodb://a,b,c/?replicaSet=rs0`. */
  readonly uri: string;
  /** By default the one that `uri` names, else `seizure_ledger`. */
  readonly database?: string;
}

/**
 * A connection. It is for keeps: the driver finds the servers again whenever they come back.
 * Nothing is made by itself, and nothing waits in a queue for a server.
 * @throws {ReadModelUnavailableError} when there is no server to begin with.
 */
export async function connect({ uri, database = databaseIn(uri) }: MongoAddress): Promise<Connection> {
  const connection = new Mongoose().createConnection(uri, { ...options, dbName: database });
  try {
    return await connection.asPromise();
  } catch (cause) {
    await connection.close();
    throw new ReadModelUnavailableError(cause);
  }
}

function databaseIn(uri: string): string {
  const [, named] = /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?/]+)/.exec(uri) ?? [];
  return named === undefined ? 'seizure_ledger' : decodeURIComponent(named);
}

/** Reads see only what no election can take back, and a commit waits until its own is such. */
const options = {
  appName: 'seizure-ledger',
  autoCreate: false,
  autoIndex: false,
  bufferCommands: false,
  connectTimeoutMS: 3_000,
  heartbeatFrequencyMS: 2_000,
  ignoreUndefined: true,
  readConcern: { level: 'majority' },
  readPreference: 'primary',
  serverSelectionTimeoutMS: 3_000,
  writeConcern: { journal: true, w: 'majority' },
} as const;
