import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** Prepared statements of one connection, by their text. As many as queries have shapes, but not without bound. */
export class Statements {
  readonly #database: DatabaseSync;
  readonly #prepared = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  prepare(sql: string): StatementSync {
    const known = this.#prepared.get(sql);
    if (known) return known;
    if (this.#prepared.size >= mostKept) this.#prepared.clear();
    const prepared = this.#database.prepare(sql);
    this.#prepared.set(sql, prepared);
    return prepared;
  }
}

const mostKept = 500;
