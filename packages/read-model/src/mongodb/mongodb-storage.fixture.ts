import { randomUUID } from 'node:crypto';
import { mongo } from 'mongoose';
import { inject } from 'vitest';
import { describeWhere } from '../../../../test/required-suite.ts';
import type { TestStorage } from '../suite/storage.ts';
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

/** Whether it is MongoDB's own server: elections, shards and its planner are there only. */
export async function isMongod(): Promise<boolean> {
  if (!('uri' in server)) return false;
  const client = new mongo.MongoClient(server.uri);
  const { secantusVersion } = await client.db('admin').command({ buildInfo: 1 });
  await client.close();
  return secantusVersion === undefined;
}

/** A database of its own on the server that the tests share. */
export async function newMongoStorage(): Promise<MongoStorage> {
  const uri = 'uri' in server ? server.uri : '';
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
