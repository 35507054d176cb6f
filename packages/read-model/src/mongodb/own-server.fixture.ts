import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
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
  /** Holds it where it is, connections and all; resolves when none of its threads runs any more. */
  hold(): Promise<void>;
  letGo(): void;
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
    hold: async () => {
      process.kill(server.pid, 'SIGSTOP');
      while (!(await isHeld(server.pid))) await nextTurn();
    },
    letGo: () => void process.kill(server.pid, 'SIGCONT'),
    kill: () => server.kill(),
    startAgain: async () => {
      server = await startMongoDb({ folder, port: server.port });
    },
  };
}

/** A signal reaches the threads of a process one after the other, and one that runs may still answer. */
async function isHeld(pid: number): Promise<boolean> {
  const threads = `/proc/${pid}/task`;
  const states = (await readdir(threads)).map((thread) => readFile(join(threads, thread, 'stat'), 'utf8'));
  return (await Promise.all(states)).every((state) => /^\d+ \(.*\) T /.test(state));
}
