import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type MongoDb, startMongoDb } from '../../../../infra/native/mongodb.ts';
import { plainMongoDb } from '../../../../infra/native/mongodb-programs.ts';
import { describeWhere } from '../../../../test/required-suite.ts';

/** `describe` where tests can have a server of their own, to do with it what they like. */
export const describeWithOwnServer = describeWhere({
  kind: 'integration',
  available: plainMongoDb.isHere(),
  reason: 'the native MongoDB server is not here: run node infra/native/bring-mongodb.ts',
});

export interface OwnServer {
  readonly uri: string;
  readonly port: number;
  /** The process that serves now. */
  pid(): number;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Serves again what it held, at the same address. */
  startAgain(): Promise<void>;
}

/** A server for the running test alone. */
export async function newServer(): Promise<OwnServer> {
  const folder = await mkdtemp(join(tmpdir(), 'mongodb-'));
  let server: MongoDb = await startMongoDb({ folder });
  onTestFinished(async () => {
    await server.kill();
    await rm(folder, { recursive: true });
  });
  return {
    uri: server.uri,
    port: server.port,
    pid: () => server.pid,
    kill: () => server.kill(),
    startAgain: async () => {
      server = await startMongoDb({ folder, port: server.port });
    },
  };
}
