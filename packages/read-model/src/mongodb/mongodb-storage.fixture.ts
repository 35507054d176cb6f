import { randomUUID } from 'node:crypto';
import { mongo } from 'mongoose';
import { inject } from 'vitest';
import { describeWhere } from '../../../../test/required-suite.ts';
import type { TestStorage } from '../read-model.suite.ts';
import { openMongoReadModel } from './open.ts';

const server = inject('mongoDb');

/** `describe` where there is a MongoDB. */
export const describeOnMongoDb = describeWhere({
  kind: 'integration',
  available: 'uri' in server,
  reason: 'reason' in server ? server.reason : '',
});

export interface MongoStorage extends TestStorage {
  readonly uri: string;
  readonly database: string;
  /** What a person with a shell of the database would do. */
  readonly db: mongo.Db;
}

/** A database of its own, on the server that the tests share unless another is named. */
export async function newMongoStorage(uri = 'uri' in server ? server.uri : ''): Promise<MongoStorage> {
  const database = `test-${randomUUID()}`;
  const client = new mongo.MongoClient(uri);
  return {
    uri,
    database,
    db: client.db(database),
    open: () => openMongoReadModel({ uri, database, whenNotMigrated: 'migrate' }),
    remove: async () => {
      await client.db(database).dropDatabase();
      await client.close();
    },
  };
}
