import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { collectionNames } from '../collections.ts';
import type { CollectionName } from '../documents.ts';
import type { Batch, Outcome, Row, StoredRow } from './batch.ts';
import { columnsOf } from './columns.ts';

/** Writes batches by one connection, each in one transaction with its checkpoint. */
export class BatchWriter {
  readonly #database: DatabaseSync;
  readonly #reached: StatementSync;
  readonly #checkpoint: StatementSync;
  readonly #put: ReadonlyMap<CollectionName, StatementSync>;
  readonly #delete: ReadonlyMap<CollectionName, StatementSync>;
  readonly #dropTags: StatementSync;
  readonly #addTags: StatementSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#reached = database.prepare('SELECT reached FROM checkpoints WHERE partition = ?');
    this.#checkpoint = database.prepare(
      'INSERT OR REPLACE INTO checkpoints (partition, reached, body) VALUES (?, ?, ?)',
    );
    this.#put = statements((collection) => database.prepare(put(collection)));
    this.#delete = statements((collection) => database.prepare(`DELETE FROM "${collection}" WHERE id = ?`));
    // Tags seldom change when a document does: only what differs is written.
    this.#dropTags = database.prepare(
      'DELETE FROM tags WHERE collection = ? AND id = ? AND tag NOT IN (SELECT value FROM json_each(?))',
    );
    this.#addTags = database.prepare('INSERT OR IGNORE INTO tags SELECT ?, ?, value FROM json_each(?)');
  }

  /** Writes all of it, or throws and writes nothing. The checkpoint is looked at first: a late twin stops there. */
  write(batch: Batch): Outcome {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const outcome = this.#outcomeOf(batch);
      this.#database.exec(outcome.outcome === 'written' ? 'COMMIT' : 'ROLLBACK');
      return outcome;
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  #outcomeOf(batch: Batch): Outcome {
    const found = this.#stands(batch.partition);
    if (found !== batch.after) return { outcome: 'moved', found };
    this.#checkpoint.run(batch.partition, batch.reached, batch.checkpoint);
    for (const row of batch.rows) if (!this.#takesRow(row)) return { outcome: 'exists', entry: row.id };
    return { outcome: 'written' };
  }

  #stands(partition: number): number | null {
    const row = this.#reached.get(partition);
    return row ? Number(row.reached) : null;
  }

  /** @returns whether the row may be written, which that of an entry may only once. */
  #takesRow(row: Row): boolean {
    if ('gone' in row) {
      this.#delete.get(row.collection)?.run(row.id);
      this.#dropTags.run(row.collection, row.id, noTags);
      return true;
    }
    if (this.#put.get(row.collection)?.run(row.id, ...row.columns, row.doc).changes === 0) return false;
    this.#tag(row);
    return true;
  }

  #tag({ collection, id, tags }: StoredRow): void {
    this.#dropTags.run(collection, id, tags);
    if (tags !== noTags) this.#addTags.run(collection, id, tags);
  }
}

const noTags = '[]';

function statements(prepare: (collection: CollectionName) => StatementSync) {
  return new Map(collectionNames.map((collection) => [collection, prepare(collection)]));
}

/** An entry that is there is left alone, and counts as no change. */
function put(collection: CollectionName): string {
  const columns = [...columnsOf(collection), 'doc'].map((column) => `"${column}"`);
  const values = columns.map(() => '?').join(', ');
  const replace = columns.map((column) => `${column} = excluded.${column}`).join(', ');
  return `INSERT INTO "${collection}" (id, ${columns.join(', ')}) VALUES (?, ${values})
    ON CONFLICT (id) DO ${collection === 'entries' ? 'NOTHING' : `UPDATE SET ${replace}`}`;
}
