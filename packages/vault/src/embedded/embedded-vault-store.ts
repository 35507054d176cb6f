import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Kind, type VaultStore, VaultUnavailableError } from '../vault-store.ts';

/** Opens the vault that lies in one folder; made where there is none. */
export function openEmbeddedVaultStore(folder: string): VaultStore {
  mkdirSync(folder, { mode: 0o700, recursive: true });
  const file = join(folder, 'vault.db');
  // the file and, by its rights, every journal beside it
  closeSync(openSync(file, 'a', 0o600));
  return new EmbeddedVaultStore(new DatabaseSync(file));
}

interface Put {
  readonly values: readonly [Kind, string, string];
  readonly resolve: (there: string) => void;
  readonly reject: (error: unknown) => void;
}

/** Nothing that was overwritten or removed stays in the file, nor in a journal beside it. */
class EmbeddedVaultStore implements VaultStore {
  readonly #database: DatabaseSync;
  #puts: Put[] = [];

  constructor(database: DatabaseSync) {
    this.#database = database;
    // the command line may wrap keys anew while a ledger runs
    database.exec(`PRAGMA busy_timeout = 5000; PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
      CREATE TABLE IF NOT EXISTS sealed (kind TEXT NOT NULL, id TEXT NOT NULL, text TEXT NOT NULL,
        PRIMARY KEY (kind, id)) STRICT, WITHOUT ROWID`);
  }

  /** What is put in one turn shares one flush to disk. */
  putOnce(kind: Kind, id: string, text: string): Promise<string> {
    return new Promise((resolve, reject) => {
      if (this.#puts.length === 0) setImmediate(() => this.#flush());
      this.#puts.push({ reject, resolve, values: [kind, id, text] });
    });
  }

  async get(kind: Kind, id: string): Promise<string | undefined> {
    return asked(() => this.#get(kind, id));
  }

  async replace(kind: Kind, id: string, text: string): Promise<void> {
    asked(() => this.#database.prepare('INSERT OR REPLACE INTO sealed VALUES (?, ?, ?)').run(kind, id, text));
  }

  async exchange(kind: Kind, id: string, before: string, after: string): Promise<boolean> {
    const update = 'UPDATE sealed SET text = ? WHERE kind = ? AND id = ? AND text = ?';
    return asked(() => Number(this.#database.prepare(update).run(after, kind, id, before).changes) > 0);
  }

  async hasAny(kind: Kind): Promise<boolean> {
    const first = 'SELECT 1 FROM sealed WHERE kind = ? LIMIT 1';
    return asked(() => this.#database.prepare(first).get(kind) !== undefined);
  }

  async remove(kind: Kind, id: string): Promise<void> {
    asked(() => this.#database.prepare('DELETE FROM sealed WHERE kind = ? AND id = ?').run(kind, id));
  }

  async ids(kind: Kind): Promise<readonly string[]> {
    const ids = 'SELECT id FROM sealed WHERE kind = ? ORDER BY id';
    return asked(() => this.#database.prepare(ids).all(kind)).map(({ id }) => String(id));
  }

  async close(): Promise<void> {
    if (this.#puts.length > 0) this.#flush();
    this.#database.close();
  }

  #get(kind: Kind, id: string): string | undefined {
    const row = this.#database.prepare('SELECT text FROM sealed WHERE kind = ? AND id = ?').get(kind, id);
    return typeof row?.['text'] === 'string' ? row['text'] : undefined;
  }

  #flush(): void {
    const puts = this.#puts;
    this.#puts = [];
    if (puts.length === 0) return;
    try {
      this.#database.exec('BEGIN IMMEDIATE');
      const insert = this.#database.prepare('INSERT OR IGNORE INTO sealed VALUES (?, ?, ?)');
      for (const { values } of puts) insert.run(...values);
      const there = puts.map(({ values: [kind, id, text] }) => this.#get(kind, id) ?? text);
      this.#database.exec('COMMIT');
      puts.forEach(({ resolve, values }, n) => resolve(there[n] ?? values[2]));
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      for (const { reject } of puts) reject(new VaultUnavailableError(error));
    }
  }
}

/** @throws {VaultUnavailableError} */
function asked<T>(ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    throw new VaultUnavailableError(error);
  }
}
