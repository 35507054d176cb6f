import { mongo } from 'mongoose';
import { CheckpointMovedError, EntryExistsError } from '../errors.ts';
import type { Commit } from '../port.ts';
import { type Batch, batchOf } from './batch.ts';
import type { Database } from './database.ts';
import type { Stored } from './stored.ts';

/**
 * Writes batches, each in one transaction with its checkpoint. The driver tries again what was transient, and a commit
 * whose outcome is unknown, with growing pauses for up to two minutes.
 */
export class Committer {
  readonly #database: Database;
  readonly #isRead: boolean;

  /** @param isRead whether the generation is to be the one that is read, or it is written no longer. */
  constructor(database: Database, isRead: boolean) {
    this.#database = database;
    this.#isRead = isRead;
  }

  /** @throws {GenerationHeldError} nothing was written: the generation stands still, or is no longer read. */
  async write(commit: Commit): Promise<void> {
    const batch = batchOf(commit.writes);
    const own = new mongo.UUID();
    await this.#database.client.withSession((session) =>
      session.withTransaction(() => this.#attempt(session, commit, batch, own), transaction),
    );
  }

  /** The checkpoint comes first: there a late twin stops, and of two at once one waits what becomes of the other. */
  async #attempt(session: mongo.ClientSession, commit: Commit, batch: Batch, own: mongo.UUID): Promise<void> {
    if (!(await this.#movesCheckpoint(session, commit, own))) {
      const found = await this.#database.checkpoints.findOne({ _id: commit.partition }, { session });
      // nobody knew what had become of an earlier attempt; here it is, written
      if (found?.commit.equals(own)) return;
      if (found?.held) throw new GenerationHeldError();
      throw new CheckpointMovedError(commit.partition, commit.after, found?.index ?? null);
    }
    await this.#add(session, batch.entries);
    for (const [name, operations] of batch.changes)
      await this.#database.collection(name).bulkWrite(operations, { ordered: false, session });
  }

  async #movesCheckpoint(session: mongo.ClientSession, commit: Commit, own: mongo.UUID): Promise<boolean> {
    const { partition: _id, ...checkpoint } = commit.checkpoint;
    const moved = { ...checkpoint, commit: own };
    const { checkpoints } = this.#database;
    if (commit.after !== null) {
      const guard = { _id, held: notThere, index: commit.after };
      return (await checkpoints.replaceOne(guard, moved, { session })).matchedCount === 1;
    }
    if (await checkpoints.findOne({ _id }, { session })) return false;
    if (this.#isRead) await this.#begin(session);
    await checkpoints.insertOne({ _id, ...moved }, { session }).catch(lookAgain);
    return true;
  }

  /** There is no checkpoint yet that could be held: the pointer is written instead, which holding and switching write too. */
  async #begin(session: mongo.ClientSession): Promise<void> {
    const { generation, meta } = this.#database;
    const free = { _id: 'projection', generation, held: notThere } as const;
    const { matchedCount } = await meta.updateOne(free, { $inc: { begun: 1 } }, { session });
    if (matchedCount === 0) throw new GenerationHeldError();
  }

  async #add(session: mongo.ClientSession, entries: readonly Stored[]): Promise<void> {
    if (entries.length === 0) return;
    const options = { ordered: false, session };
    await this.#database
      .collection('entries')
      .insertMany(entries, options)
      .catch((error: unknown) => {
        if (!isDuplicate(error)) throw error;
        const [at] = error instanceof mongo.MongoBulkWriteError ? [error.writeErrors].flat() : [];
        throw new EntryExistsError(entries[at?.index ?? 0]?.['_id'] ?? '');
      });
  }
}

/** The generation stands still for a while, or for ever. */
export class GenerationHeldError extends Error {
  override readonly name = 'GenerationHeldError';
}

const notThere = { $exists: false } as const;

export const transaction: mongo.TransactionOptions = {
  readConcern: { level: 'snapshot' },
  readPreference: 'primary',
  writeConcern: { journal: true, w: 'majority' },
};

/** A twin's first checkpoint has come since this transaction looked: the next attempt sees it. */
function lookAgain(error: unknown): never {
  if (isDuplicate(error)) error.addErrorLabel(mongo.MongoErrorLabel.TransientTransactionError);
  throw error;
}

function isDuplicate(error: unknown): error is mongo.MongoServerError {
  return error instanceof mongo.MongoServerError && error.code === 11_000;
}
