import { mongo, type Connection } from 'mongoose';
import { collectionNames } from '../collections.ts';
import { ProjectionVersionError, ReadModelMissingError } from '../errors.ts';
import { projectionVersion } from '../projection-version.ts';
import type { Database } from './database.ts';
import { validators } from './validators.ts';

/**
 * Makes the collections with their validators and indexes, as far as they are not there, and last the mark of the
 * projection's version. It may be run again, and by several at once; what others have added is left alone.
 * @throws {ProjectionVersionError} when the documents are of another version of the projection.
 */
export async function migrate(connection: Connection, database: Database): Promise<void> {
  const found = await versionOf(database);
  if (found !== undefined) assertVersion(database, found);
  for (const [name, validator] of Object.entries(validators))
    await makeCollection(database.db, name, validator);
  for (const name of collectionNames) await connection.model(name).createIndexes();
  const mark = { $setOnInsert: { version: projectionVersion } };
  await database.meta.updateOne({ _id: 'projection' }, mark, { upsert: true });
}

/**
 * @throws {ReadModelMissingError} when nothing has been made yet.
 * @throws {ProjectionVersionError} when the documents are of another version of the projection.
 */
export async function assertProjectionVersion(database: Database): Promise<void> {
  const found = await versionOf(database);
  if (found === undefined) throw new ReadModelMissingError(whereIs(database));
  assertVersion(database, found);
}

export function whereIs({ db }: Database): string {
  return `the database ${db.databaseName}`;
}

async function versionOf(database: Database): Promise<number | undefined> {
  return (await database.meta.findOne({ _id: 'projection' }))?.version;
}

function assertVersion(database: Database, found: number): void {
  if (found !== projectionVersion)
    throw new ProjectionVersionError(whereIs(database), found, projectionVersion);
}

async function makeCollection(db: mongo.Db, name: string, validator: object): Promise<void> {
  await db.createCollection(name).catch((error: unknown) => {
    if (!(error instanceof mongo.MongoServerError && error.codeName === 'NamespaceExists')) throw error;
  });
  await db.command({ collMod: name, validationAction: 'error', validationLevel: 'strict', validator });
}
