import { type Connection, mongo, Mongoose } from 'mongoose';
import { type Kind, type VaultStore, VaultUnavailableError } from '../vault-store.ts';

export interface MongoVaultAddress {
  readonly uri: string;
  /** One of its own: it is backed up, and its old backups destroyed, by other rules than the read model's. */
  readonly database: string;
}

/** @throws {VaultUnavailableError} there is no server to begin with. */
export async function openMongoVaultStore({ database, uri }: MongoVaultAddress): Promise<VaultStore> {
  const connection = new Mongoose().createConnection(uri, { ...options, dbName: database });
  try {
    return new MongoVaultStore(await connection.asPromise());
  } catch (cause) {
    await connection.close();
    throw new VaultUnavailableError(cause);
  }
}

interface Sealed {
  readonly _id: string;
  readonly text: string;
}

const duplicateKey = 11_000;

class MongoVaultStore implements VaultStore {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** An insert, for an upsert that meets another at the same time may answer what does not stay. */
  putOnce(kind: Kind, id: string, text: string): Promise<string> {
    return this.#asked(async () => {
      for (;;) {
        if (await this.#inserted(kind, id, text)) return text;
        const there = await this.#of(kind).findOne({ _id: id });
        // else it was removed just now
        if (there) return there.text;
      }
    });
  }

  get(kind: Kind, id: string): Promise<string | undefined> {
    return this.#asked(async () => (await this.#of(kind).findOne({ _id: id }))?.text);
  }

  async replace(kind: Kind, id: string, text: string): Promise<void> {
    await this.#asked(() => this.#of(kind).replaceOne({ _id: id }, { text }, { upsert: true }));
  }

  exchange(kind: Kind, id: string, before: string, after: string): Promise<boolean> {
    return this.#asked(async () => {
      const done = await this.#of(kind).replaceOne({ _id: id, text: before }, { text: after });
      return done.matchedCount > 0;
    });
  }

  hasAny(kind: Kind): Promise<boolean> {
    return this.#asked(async () => (await this.#of(kind).findOne({})) !== null);
  }

  async remove(kind: Kind, id: string): Promise<void> {
    await this.#asked(() => this.#of(kind).deleteOne({ _id: id }));
  }

  ids(kind: Kind): Promise<readonly string[]> {
    return this.#asked(async () => {
      const found = await this.#of(kind)
        .find({}, { projection: { _id: 1 } })
        .sort({ _id: 1 })
        .toArray();
      return found.map(({ _id }) => _id);
    });
  }

  close(): Promise<void> {
    return this.#connection.close();
  }

  async #inserted(kind: Kind, id: string, text: string): Promise<boolean> {
    try {
      await this.#of(kind).insertOne({ _id: id, text });
      return true;
    } catch (error) {
      if (error instanceof mongo.MongoServerError && error.code === duplicateKey) return false;
      throw error;
    }
  }

  #of(kind: Kind) {
    return this.#connection.collection<Sealed>(`vault_${kind}`);
  }

  async #asked<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (cause) {
      throw new VaultUnavailableError(cause);
    }
  }
}

/** A key counts only when no election can take it back. */
const options = {
  appName: 'seizure-ledger-vault',
  autoCreate: false,
  autoIndex: false,
  bufferCommands: false,
  connectTimeoutMS: 3_000,
  readConcern: { level: 'majority' },
  readPreference: 'primary',
  serverSelectionTimeoutMS: 3_000,
  writeConcern: { journal: true, w: 'majority' },
} as const;
