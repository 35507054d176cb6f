import type { Connection } from 'mongoose';
import type { ReadModel } from '../port.ts';
import { connect, type MongoAddress } from './connect.ts';
import { Database, type Meta } from './database.ts';
import { completePointer, migrate } from './migrate.ts';
import { MongoReadModel } from './mongo-read-model.ts';
import { pointerIn } from './pointer.ts';
import { assertMigrated } from './schema-check.ts';
import { answered } from './unavailable.ts';

export { openMongoGenerations } from './generations.ts';

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
  try {
    if (options.whenNotMigrated === 'migrate') await answered(migrateIn(connection));
    await answered(assertMigratedIn(connection));
    return new MongoReadModel(connection);
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
    await answered(migrateIn(connection));
  } finally {
    await connection.close();
  }
}

async function migrateIn(connection: Connection): Promise<void> {
  const first = new Database(connection, 1);
  await completePointer(first);
  const pointer = await first.meta.findOne({ _id: 'projection' });
  await migrate(new Database(connection, pointer?.generation ?? 1));
}

async function assertMigratedIn(connection: Connection): Promise<void> {
  // one from before there were generations lacks the number, which is then told as what is to be migrated
  const { generation }: Partial<Meta> = await pointerIn(new Database(connection, 1).meta);
  await assertMigrated(new Database(connection, generation ?? 1));
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
