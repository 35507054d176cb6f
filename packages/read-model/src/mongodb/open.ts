import type { ReadModel } from '../port.ts';
import { connect, type MongoAddress } from './connect.ts';
import { Database } from './database.ts';
import { migrate } from './migrate.ts';
import { MongoReadModel } from './mongo-read-model.ts';
import { assertMigrated } from './schema-check.ts';
import { answered } from './unavailable.ts';

export interface MongoReadModelOptions extends MongoAddress {
  /** `migrate` is for tests and trials: an index is not made on the side while a service starts in production. */
  readonly whenNotMigrated: 'migrate' | 'refuse';
}

/**
 * Opens the read model on MongoDB, a replica set of version 7 or later. Once open it is for keeps: while no server can
 * be reached, calls fail after some seconds with {@link ReadModelUnavailableError}, and succeed when one is back.
 * @throws {ReadModelUnavailableError} when there is no server to begin with.
 * @throws {ProjectionVersionError} when the documents are of another version of the projection.
 * @throws {ReadModelMissingError} when nothing has been made yet, and is not to be made now.
 * @throws {ReadModelSchemaError} when indexes or validators are not as declared, and are not to be made now.
 */
export async function openMongoReadModel(options: MongoReadModelOptions): Promise<ReadModel> {
  const connection = await connect(options);
  const database = new Database(connection);
  try {
    if (options.whenNotMigrated === 'migrate') await answered(migrate(connection, database));
    await answered(assertMigrated(connection, database));
    return new MongoReadModel(connection, database);
  } catch (error) {
    await connection.close();
    throw error;
  }
}

/**
 * The migration step: makes the collections with their validators and indexes, as far as they are not there.
 * @throws {ReadModelUnavailableError} when no server can be reached.
 * @throws {ProjectionVersionError} when the documents are of another version of the projection.
 */
export async function migrateMongoReadModel(address: MongoAddress): Promise<void> {
  const connection = await connect(address);
  try {
    await answered(migrate(connection, new Database(connection)));
  } finally {
    await connection.close();
  }
}

/** Takes the whole database away. What stood in it is built again from the log. */
export async function dropMongoReadModel(address: MongoAddress): Promise<void> {
  const connection = await connect(address);
  try {
    await answered(connection.dropDatabase());
  } finally {
    await connection.close();
  }
}
