import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { tablesOf } from './tables.ts';

/** What is fixed when a log is made. */
export interface StoreIdentity {
  readonly identity: string;
  readonly partitions: number;
}

export function storeFile(folder: string): string {
  return join(folder, 'log.db');
}

/**
 * Makes the log's file where there is none.
 * @throws {Error} the log there was made with another number of partitions: it can't be changed, keys would move.
 */
export function prepareStore(file: string, partitions: number): StoreIdentity {
  // for its owner only; what SQLite puts beside a file has the rights of the file
  closeSync(openSync(file, 'a', 0o600));
  const database = new DatabaseSync(file);
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    if (!isMade(database)) make(database, partitions);
    const made = readIdentity(database);
    if (made.partitions === partitions) return made;
    throw new Error(
      `The log ${file} was made with ${made.partitions} partitions and can't be opened with ${partitions}.`,
    );
  } finally {
    database.close();
  }
}

/** @throws {Error} there is no log. */
export function openStoreForReading(file: string): DatabaseSync {
  if (!existsSync(file)) throw new Error(`There is no log ${file}.`);
  return new DatabaseSync(file, { readOnly: true });
}

/** @throws {Error} the file is not a log. */
export function readIdentity(database: DatabaseSync): StoreIdentity {
  const row = database.prepare('SELECT identity, partitions FROM meta').get();
  if (typeof row?.['identity'] === 'string' && typeof row['partitions'] === 'number') {
    return { identity: row['identity'], partitions: row['partitions'] };
  }
  throw new Error(`${database.location() ?? 'The file'} is not a log: it has no identity.`);
}

function isMade(database: DatabaseSync): boolean {
  return database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'meta'").get() !== undefined;
}

function make(database: DatabaseSync, partitions: number): void {
  if (!Number.isInteger(partitions) || partitions < 1) {
    throw new RangeError(`A log needs at least one partition, not ${partitions}.`);
  }
  database.exec(`BEGIN IMMEDIATE;
    CREATE TABLE meta (identity TEXT NOT NULL, partitions INTEGER NOT NULL) STRICT;
    CREATE TABLE commits (
      "group" TEXT NOT NULL, topic TEXT NOT NULL, partition INTEGER NOT NULL, next_offset INTEGER NOT NULL,
      PRIMARY KEY ("group", topic, partition)
    ) STRICT, WITHOUT ROWID;`);
  for (const { name } of tablesOf(partitions)) {
    // The key is the rowid: appending goes to the right edge of the tree, page after page.
    database.exec(`CREATE TABLE ${name} (
      offset INTEGER PRIMARY KEY, timestamp_ms INTEGER NOT NULL,
      key TEXT NOT NULL, headers TEXT NOT NULL, value BLOB NOT NULL
    ) STRICT`);
  }
  database.prepare('INSERT INTO meta VALUES (?, ?)').run(randomUUID(), partitions);
  database.exec('COMMIT');
}
