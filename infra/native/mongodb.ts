import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type GuardedProcess, startGuarded } from './guarded-process.ts';
import { type MongoDbProgram, plainMongoDb } from './mongodb-programs.ts';

const start_ms = 180_000;

export interface MongoDbOptions {
  /** Made when it is not there; started on again, it serves what it held. */
  readonly folder: string;
  /** A free one when none is named: name it to start again where clients still look. */
  readonly port?: number;
  readonly program?: MongoDbProgram;
  /** More of the program's own arguments. */
  readonly more?: readonly string[];
}

export interface MongoDb extends GuardedProcess {
  readonly uri: string;
  readonly port: number;
}

/** Starts a MongoDB-protocol server that flushes every commit; resolves when it serves. It ends with this process. */
export async function startMongoDb({
  folder,
  port = 0,
  program = plainMongoDb,
  more = [],
}: MongoDbOptions): Promise<MongoDb> {
  await mkdir(folder, { recursive: true });
  const logFile = join(folder, 'server.log');
  const before = await textOf(logFile);
  const address = ['--host', '127.0.0.1', '--port', String(port)];
  const storage = ['--storage-path', join(folder, 'storage'), '--sync-on-commit', '--enable-test-commands'];
  const server = await startGuarded(
    program.command,
    [...program.args, ...address, ...storage, ...more],
    logFile,
  );
  const served = await servedPort(server, async () => (await textOf(logFile)).slice(before.length));
  return { ...server, port: served, uri: `mongodb://127.0.0.1:${served}/?replicaSet=secantus` };
}

/** It says where it listens once it does. */
async function servedPort(server: GuardedProcess, said: () => Promise<string>): Promise<number> {
  const deadline_ms = performance.now() + start_ms;
  for (;;) {
    const port = /listening on 127\.0\.0\.1:(\d+)/.exec(await said())?.[1];
    if (port !== undefined) return Number(port);
    if (server.hasEnded()) throw new Error(`the MongoDB server ended before it served:\n${await said()}`);
    if (performance.now() > deadline_ms) {
      await server.kill();
      throw new Error(`the MongoDB server did not serve within ${start_ms / 1_000} s:\n${await said()}`);
    }
    await pause(25);
  }
}

async function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}
