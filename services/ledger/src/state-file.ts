import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { closeSync, openSync, rmSync } from 'node:fs';
import type { Change, Kind, Records } from '@seizure-ledger/domain';

/** How far a state file has come: which log it is of, its last record, and where both logs go on. */
export interface StateMark {
  readonly hash: string;
  readonly log: string;
  readonly nextIndex: number;
  readonly nextInput: number;
  readonly nextOffset: number;
  readonly recordedAt: string;
}

/** Raised when the rules remember more or otherwise than before: an older file is made again from the log. */
const stateVersion = 5;

const schema = `
  CREATE TABLE IF NOT EXISTS state (
    kind TEXT NOT NULL, case_id TEXT NOT NULL, id TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (kind, case_id, id)
  ) WITHOUT ROWID, STRICT;
  CREATE TABLE IF NOT EXISTS mark (one INTEGER PRIMARY KEY CHECK (one = 1), value TEXT NOT NULL) STRICT;
`;

/**
 * One partition's state on disk. It is derived from the ledger's log, so losing its last writes costs time, not
 * truth: it waits for the disk only so that its pages stay in order, and is thrown away when it does not fit the log
 * or can't be read: at once where it can't be opened, else, where one of its pages turns out to be bad, when it is closed.
 */
export class StateFile {
  readonly #path: string;
  readonly #database: DatabaseSync;
  readonly #get: StatementSync;
  readonly #scan: StatementSync;
  readonly #first: StatementSync;
  readonly #put: StatementSync;
  readonly #delete: StatementSync;
  #isDamaged = false;

  /** Opens the file, or makes a new one where there is none that can be read. */
  static open(file: string): StateFile {
    try {
      return new StateFile(file);
    } catch (error) {
      if (!isDamage(error)) throw error;
      remove(file);
      return new StateFile(file);
    }
  }

  private constructor(file: string) {
    this.#path = file;
    // for its owner only; what SQLite puts beside a file has the rights of the file
    closeSync(openSync(file, 'a', 0o600));
    this.#database = new DatabaseSync(file);
    this.#database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    this.#database.exec(schema);
    this.#forgetOtherVersion();
    this.#get = this.#database.prepare('SELECT value FROM state WHERE kind = ? AND case_id = ? AND id = ?');
    this.#scan = this.#database.prepare(
      'SELECT id, value FROM state WHERE kind = ? AND case_id = ? AND id >= ? AND id < ? ORDER BY id',
    );
    this.#first = this.#database.prepare(
      'SELECT id, value FROM state WHERE kind = ? AND case_id = ? ORDER BY id LIMIT ?',
    );
    this.#put = this.#database.prepare(
      'INSERT OR REPLACE INTO state (kind, case_id, id, value) VALUES (?, ?, ?, ?)',
    );
    this.#delete = this.#database.prepare('DELETE FROM state WHERE kind = ? AND case_id = ? AND id = ?');
  }

  #forgetOtherVersion(): void {
    const found = this.#database.prepare('PRAGMA user_version').get()?.['user_version'];
    if (found === stateVersion) return;
    this.clear();
    this.#database.exec(`PRAGMA user_version = ${stateVersion}`);
  }

  get mark(): StateMark | undefined {
    return this.#ask(() => {
      const row = this.#database.prepare('SELECT value FROM mark').get();
      // this class alone writes the mark
      return typeof row?.['value'] === 'string' ? (JSON.parse(row['value']) as StateMark) : undefined;
    });
  }

  get<K extends Kind>(kind: K, caseId: string, id: string): Records[K] | undefined {
    return this.#ask(() => {
      const row = this.#get.get(kind, caseId, id);
      // the key holds the kind, and write() is the only writer
      return typeof row?.['value'] === 'string' ? (JSON.parse(row['value']) as Records[K]) : undefined;
    });
  }

  scan<K extends Kind>(kind: K, caseId: string, prefix: string): readonly (readonly [string, Records[K]])[] {
    return this.#listed(() => this.#scan.all(kind, caseId, prefix, `${prefix}\u{10FFFF}`));
  }

  /** The first records that a case has of a kind, at most so many. */
  first<K extends Kind>(kind: K, caseId: string, most: number): readonly (readonly [string, Records[K]])[] {
    return this.#listed(() => this.#first.all(kind, caseId, most));
  }

  /** Changes and mark together, or nothing. */
  write(changes: Iterable<Change>, mark: StateMark): void {
    this.#ask(() => this.#write(changes, mark));
  }

  #write(changes: Iterable<Change>, mark: StateMark): void {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      for (const { kind, caseId, id, value } of changes) {
        if (value === undefined) this.#delete.run(kind, caseId, id);
        else this.#put.run(kind, caseId, id, JSON.stringify(value));
      }
      this.#database
        .prepare('INSERT OR REPLACE INTO mark (one, value) VALUES (1, ?)')
        .run(JSON.stringify(mark));
      this.#database.exec('COMMIT');
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  clear(): void {
    this.#ask(() => this.#database.exec('DELETE FROM state; DELETE FROM mark;'));
  }

  close(): void {
    this.#database.close();
    if (this.#isDamaged) remove(this.#path);
  }

  #listed<K extends Kind>(ask: () => ReturnType<StatementSync['all']>) {
    return this.#ask(() =>
      ask().map(({ id, value }) => [String(id), JSON.parse(String(value)) as Records[K]] as const),
    );
  }

  #ask<T>(ask: () => T): T {
    try {
      return ask();
    } catch (error) {
      this.#isDamaged ||= isDamage(error);
      throw error;
    }
  }
}

/** With what SQLite puts beside it. */
function remove(file: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
}

/** SQLITE_CORRUPT and SQLITE_NOTADB, and a value that is no JSON; whatever else fails is no reason to throw a file away. */
function isDamage(error: unknown): boolean {
  if (error instanceof SyntaxError) return true;
  return error instanceof Error && 'errcode' in error && [11, 26].includes(Number(error.errcode) & 0xff);
}
