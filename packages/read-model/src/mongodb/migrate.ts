import { mongo } from 'mongoose';
import { collectionNames } from '../collections.ts';
import type { CollectionName } from '../documents.ts';
import { ProjectionVersionError, ReadModelMissingError } from '../errors.ts';
import { projectionVersion } from '../projection-version.ts';
import { type Database, storedName } from './database.ts';
import { validators } from './validators.ts';

/**
 * Makes the collections of a generation with their validators and indexes, as far as they are not there, and last the
 * pointer, to the first one. It may be run again, and by several at once; what others have added is left alone.
 * @throws {ProjectionVersionError} when the documents are of another version of the projection.
 */
export async function migrate(database: Database): Promise<void> {
  const found = await versionOf(database);
  if (found !== undefined) assertVersion(database, found);
  await makeGeneration(database);
  const mark = { begun: 0, generation: 1, latest: 1, version: projectionVersion };
  await database.meta.updateOne({ _id: 'projection' }, { $setOnInsert: mark }, { upsert: true });
}

/** Of a database from before there were generations: what is there is the first. */
export async function completePointer({ db, meta }: Database): Promise<void> {
  await makeCollection(db, 'meta', validators.meta);
  const before = { _id: 'projection', generation: { $exists: false } } as const;
  const first = { begun: 0, generation: 1, latest: 1 };
  await meta.updateOne(before, { $set: first });
}

/** Makes the collections of a generation with their validators and indexes, as far as they are not there. */
export async function makeGeneration(database: Database): Promise<void> {
  const { db, generation } = database;
  for (const name of collectionsOf) await makeCollection(db, storedName(name, generation), validators[name]);
  for (const name of collectionNames) await database.makeIndexes(name);
}

/** Every collection that each generation has. */
export const collectionsOf: readonly (CollectionName | 'checkpoints')[] = [...collectionNames, 'checkpoints'];

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
