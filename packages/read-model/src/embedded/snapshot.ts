import { existsSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { CollectionName, Documents } from '../documents.ts';
import { ReadModelMissingError } from '../errors.ts';
import type { Checkpoint } from '../port.ts';
import { rowOf } from './batch.ts';
import { columnsOf } from './columns.ts';
import { fileInForce, fileOpened } from './generation-files.ts';
import { assertProjectionVersion } from './schema.ts';
import { Statements } from './statements.ts';

/** A document as it stands in the file, or as a commit would have written it. */
export interface StoredDocument {
  readonly id: string;
  /** Canonical JSON. */
  readonly text: string;
  /** What lists and searches find it under: the values of its indexes and its tags, as JSON. */
  readonly foundBy: string;
}

/**
 * All documents and checkpoints as they stand together at the moment of opening. Whoever writes goes on meanwhile;
 * until the snapshot is closed, what is written is kept beside the file.
 * @throws {ProjectionVersionError} when the documents are of another version of the projection.
 * @throws {ReadModelMissingError} when nothing has been written yet.
 */
export class Snapshot {
  readonly #database: DatabaseSync;
  readonly #statements: Statements;
  readonly #tagged: ReadonlySet<string>;

  /** `inUse`: a ledger runs on the folder, and after a rebuild it reads what it has opened until it ends. */
  constructor(folder: string, { inUse }: { readonly inUse: boolean } = { inUse: false }) {
    const file = inUse ? fileOpened(folder) : fileInForce(folder);
    if (!existsSync(file)) throw new ReadModelMissingError(file);
    this.#database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
    this.#statements = new Statements(this.#database);
    try {
      this.#database.exec('BEGIN');
      // the first read fixes the moment
      assertProjectionVersion(this.#database, file);
      const tagged = this.#database.prepare('SELECT DISTINCT collection FROM tags').all();
      this.#tagged = new Set(tagged.map(({ collection }) => String(collection)));
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  checkpoint(partition: number): Checkpoint | undefined {
    const row = this.#statements.prepare('SELECT body FROM checkpoints WHERE partition = ?').get(partition);
    return row && JSON.parse(String(row.body));
  }

  get(collection: CollectionName, id: string): StoredDocument | undefined {
    const row = this.#statements.prepare(`${select(collection)} WHERE id = ?`).get(id);
    return row && this.#stored(collection, row);
  }

  /** In the order of their ids, from one on. */
  *documents(collection: CollectionName, fromId = ''): Generator<StoredDocument> {
    // a statement of its own, because several may be read at a time
    const statement = this.#database.prepare(`${select(collection)} WHERE id >= ? ORDER BY id`);
    for (const row of statement.iterate(fromId)) yield this.#stored(collection, row);
  }

  /** In their order. */
  *ids(collection: CollectionName): Generator<string> {
    for (const { id } of this.#database.prepare(`SELECT id FROM "${collection}" ORDER BY id`).iterate())
      yield String(id);
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close();
  }

  #stored(collection: CollectionName, row: Row): StoredDocument {
    const id = String(row['id']);
    const columns = columnsOf(collection).map((column) => row[column] ?? null);
    const tags = this.#tagged.has(collection) ? this.#tagsOf(collection, id) : [];
    return { foundBy: JSON.stringify([columns, tags]), id, text: String(row['doc']) };
  }

  #tagsOf(collection: CollectionName, id: string): readonly unknown[] {
    const select = 'SELECT tag FROM tags WHERE collection = ? AND id = ? ORDER BY tag';
    return this.#statements
      .prepare(select)
      .all(collection, id)
      .map(({ tag }) => tag);
  }
}

/** A document as a commit writes it. */
export function asStored<C extends CollectionName>(collection: C, document: Documents[C]): StoredDocument {
  // the document is of the collection by its type
  const row = rowOf(collection, document);
  return { foundBy: `[${JSON.stringify(row.columns)},${row.tags}]`, id: row.id, text: row.doc };
}

function select(collection: CollectionName): string {
  const columns = ['id', ...columnsOf(collection), 'doc'].map((column) => `"${column}"`);
  return `SELECT ${columns.join(', ')} FROM "${collection}"`;
}

type Row = NonNullable<ReturnType<StatementSync['get']>>;
