import type { DatabaseSync } from 'node:sqlite';
import type { Place } from '@seizure-ledger/contracts';
import { indexes, type CollectionIndexes } from '../collections.ts';
import type { CollectionName, Documents } from '../documents.ts';
import { PageLostError } from '../errors.ts';
import type { Checkpoint, Query } from '../port.ts';
import { isPlace, openFields, type Range } from '../range.ts';
import type { Clause } from './clause.ts';
import { narrowest } from './narrowest.ts';
import { pageById } from './page-by-id.ts';
import { pageInIndex } from './page-in-index.ts';
import { Statements } from './statements.ts';

/** Reads documents and checkpoints by one connection, each call from one state of the file. */
export class Reader {
  readonly #statements: Statements;

  constructor(database: DatabaseSync) {
    this.#statements = new Statements(database);
  }

  checkpoint(partition: number): Checkpoint | undefined {
    const row = this.#statements.prepare('SELECT body FROM checkpoints WHERE partition = ?').get(partition);
    return row && JSON.parse(String(row.body));
  }

  checkpoints(): readonly Checkpoint[] {
    const rows = this.#statements.prepare('SELECT body FROM checkpoints ORDER BY partition').all();
    return rows.map((row) => JSON.parse(String(row.body)));
  }

  hasReached(places: readonly Place[]): boolean {
    const reached = this.#statements.prepare(
      'SELECT 1 FROM checkpoints WHERE partition = ? AND reached >= ?',
    );
    return places.every(({ partition, index }) => reached.get(partition, index) !== undefined);
  }

  get<C extends CollectionName>(collection: C, id: string): Documents[C] | undefined {
    const row = this.#statements.prepare(`SELECT doc FROM "${collection}" WHERE id = ?`).get(id);
    return row && JSON.parse(String(row.doc));
  }

  getMany<C extends CollectionName>(collection: C, ids: readonly string[]): readonly Documents[C][] {
    return this.#fromOneState(() => this.#present(collection, ids));
  }

  find<C extends CollectionName>(collection: C, query: Query<C>): readonly Documents[C][] {
    if (query.tags?.any?.length === 0) return [];
    return this.#fromOneState(() => {
      const page = this.#page(collection, query.index, query);
      const rows = this.#statements.prepare(page.sql).all(...page.values);
      return this.#present(
        collection,
        rows.map((row) => String(row.id)),
      );
    });
  }

  /** In one statement, in the order of the ids; those that are not there are left out. */
  #present<C extends CollectionName>(collection: C, ids: readonly string[]): readonly Documents[C][] {
    const rows = this.#statements
      .prepare(`SELECT id, doc FROM "${collection}" WHERE id IN (SELECT value FROM json_each(?))`)
      .all(JSON.stringify(ids));
    const texts = new Map(rows.map(({ doc, id }) => [id, doc]));
    // read as one list, which is faster than one by one
    return JSON.parse(`[${ids.flatMap((id) => texts.get(id) ?? []).join(',')}]`);
  }

  #page(collection: CollectionName, index: string | undefined, range: Range): Clause {
    if (index === undefined)
      return pageById(collection, range, narrowest(this.#statements, collection, range));
    const ofCollection: CollectionIndexes = indexes[collection];
    const fields = ofCollection[index] ?? [];
    return pageInIndex(
      collection,
      index,
      fields,
      range,
      this.#placeAfter(collection, openFields(fields, range), range),
    );
  }

  /** Where the last document of the page before stands among the fields that order the range. */
  #placeAfter(collection: CollectionName, open: readonly string[], { afterId }: Range) {
    if (afterId === undefined) return undefined;
    if (open.length === 0) return [afterId];
    const columns = open.map((field) => `"${field}"`).join(', ');
    const row = this.#statements.prepare(`SELECT ${columns} FROM "${collection}" WHERE id = ?`).get(afterId);
    const values = open.map((field) => row?.[field]).filter((value) => isPlace(value));
    if (values.length < open.length) throw new PageLostError(collection, afterId);
    return [...values, afterId];
  }

  #fromOneState<Answer>(read: () => Answer): Answer {
    this.#statements.prepare('BEGIN').run();
    try {
      return read();
    } finally {
      this.#statements.prepare('COMMIT').run();
    }
  }
}
