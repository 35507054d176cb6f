import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { collectionNames } from '../collections.ts';
import type { CollectionName } from '../documents.ts';
import type { Batch, Outcome, Row, StoredRow } from './batch.ts';
import { columnsOf } from './columns.ts';

/** Writes batches by one connection, those that have gathered in one transaction, each with its checkpoint. */
export class BatchWriter {
  readonly #database: DatabaseSync;
  readonly #reached: StatementSync;
  readonly #checkpoint: StatementSync;
  readonly #put: ReadonlyMap<CollectionName, StatementSync>;
  readonly #delete: ReadonlyMap<CollectionName, StatementSync>;
  readonly #dropTags: StatementSync;
  readonly #addTags: StatementSync;
  /** Collections of which some document has, or had, a tag: in all others there is none to drop. */
  readonly #tagged: Set<string>;

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
    const tagged = database.prepare('SELECT 1 FROM tags WHERE collection = ? LIMIT 1');
    this.#tagged = new Set(collectionNames.filter((collection) => tagged.get(collection)));
  }

  /** Each batch is written whole or not at all, whatever becomes of the others; one answer a batch, in their order. */
  write(batches: readonly Batch[]): readonly Outcome[] {
    try {
      this.#database.exec('BEGIN IMMEDIATE');
      const outcomes = batches.map((batch) => this.#outcomeOf(batch));
      this.#database.exec('COMMIT');
      return outcomes;
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      return batches.map(() => ({ outcome: 'failed', error }));
    }
  }

  /** The checkpoint is looked at first: a late twin stops there. */
  #outcomeOf(batch: Batch): Outcome {
    const found = this.#stands(batch.partition);
    if (found !== batch.after) return { outcome: 'moved', found };
    this.#database.exec('SAVEPOINT batch');
    const outcome = this.#take(batch);
    this.#database.exec(outcome.outcome === 'written' ? 'RELEASE batch' : 'ROLLBACK TO batch; RELEASE batch');
    return outcome;
  }

  /** @throws {Error} of a failure, such as a full disk, that has ended the whole transaction. */
  #take(batch: Batch): Outcome {
    try {
      this.#checkpoint.run(batch.partition, batch.reached, batch.checkpoint);
      for (const row of batch.rows) if (!this.#takesRow(row)) return { outcome: 'exists', entry: row.id };
      return { outcome: 'written' };
    } catch (error) {
      if (!this.#database.isTransaction) throw error;
      return { outcome: 'failed', error };
    }
  }

  #stands(partition: number): number | null {
    const row = this.#reached.get(partition);
    return row ? Number(row.reached) : null;
  }

  /** @returns whether the row may be written, which that of an entry may only once. */
  #takesRow(row: Row): boolean {
    if ('gone' in row) {
      this.#delete.get(row.collection)?.run(row.id);
      if (this.#tagged.has(row.collection)) this.#dropTags.run(row.collection, row.id, noTags);
      return true;
    }
    if (this.#put.get(row.collection)?.run(row.id, ...row.columns, row.doc).changes === 0) return false;
    this.#tag(row);
    return true;
  }

  #tag({ collection, id, tags }: StoredRow): void {
    if (this.#tagged.has(collection)) this.#dropTags.run(collection, id, tags);
    if (tags === noTags) return;
    this.#tagged.add(collection);
    this.#addTags.run(collection, id, tags);
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
