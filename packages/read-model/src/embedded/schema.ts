import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { collectionNames, indexes, type CollectionIndexes } from '../collections.ts';
import type { CollectionName } from '../documents.ts';
import { ProjectionVersionError, ReadModelMissingError } from '../errors.ts';
import { projectionVersion } from '../projection-version.ts';
import { columnsOf } from './columns.ts';

/**
 * Makes the tables where there are none.
 * @throws {ProjectionVersionError} when they are of another version.
 */
export function prepareSchema(file: string): void {
  makeForOwner(file);
  const database = new DatabaseSync(file, { timeout: 5_000 });
  try {
    // an entry is about 2 KB: on SQLite's own pages of 4 KB a third of the room stayed empty
    database.exec('PRAGMA page_size = 8192; PRAGMA journal_mode = WAL');
    database.exec('BEGIN IMMEDIATE');
    if (versionOf(database) === undefined) database.exec(schema());
    database.exec('COMMIT');
    assertProjectionVersion(database, file);
  } finally {
    database.close();
  }
}

/** What SQLite puts beside a file has the rights of the file. */
function makeForOwner(file: string): void {
  closeSync(openSync(file, 'a', 0o600));
}

/**
 * @throws {ProjectionVersionError} when the tables are of another version.
 * @throws {ReadModelMissingError} when there are no tables.
 */
export function assertProjectionVersion(database: DatabaseSync, file: string): void {
  const found = versionOf(database);
  if (found === undefined) throw new ReadModelMissingError(file);
  if (found !== projectionVersion) throw new ProjectionVersionError(file, found, projectionVersion);
}

/** `undefined` where there are no tables. */
export function versionOf(database: DatabaseSync): number | undefined {
  const made = database.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'meta'`).get();
  if (!made) return undefined;
  return Number(database.prepare(`SELECT value FROM meta WHERE name = 'projectionVersion'`).get()?.value);
}

/** The statements that make the tables. */
export function schema(): string {
  return `
    CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
    INSERT INTO meta VALUES ('projectionVersion', ${projectionVersion});
    CREATE TABLE checkpoints (partition INTEGER PRIMARY KEY, reached INTEGER NOT NULL, body TEXT NOT NULL);
    CREATE TABLE tags (collection TEXT, id TEXT, tag TEXT, PRIMARY KEY (collection, id, tag)) WITHOUT ROWID;
    CREATE INDEX tags_byTag ON tags (collection, tag, id);
    ${collectionNames.map(tableOf).join('\n')}`;
}

/** Columns have no declared type, so that text stays text, numbers stay numbers, and both keep their order. */
function tableOf(collection: CollectionName): string {
  const columns = columnsOf(collection).map((column) => `"${column}", `);
  const table = `CREATE TABLE "${collection}" (id TEXT PRIMARY KEY NOT NULL, ${columns.join('')}doc TEXT NOT NULL);`;
  const ofCollection: CollectionIndexes = indexes[collection];
  return [
    table,
    ...Object.entries(ofCollection).map(([index, fields]) => indexOf(collection, index, fields)),
  ].join('\n');
}

/** What lacks a field of an index is left out of it. */
function indexOf(collection: CollectionName, index: string, fields: readonly string[]): string {
  const columns = fields.map((field) => `"${field}"`);
  const present = columns.map((column) => `${column} IS NOT NULL`).join(' AND ');
  return `CREATE INDEX "${collection}_${index}" ON "${collection}" (${columns.join(', ')}, id) WHERE ${present};`;
}
