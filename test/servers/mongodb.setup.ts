import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoDBContainer } from '@testcontainers/mongodb';
import type { TestProject } from 'vitest/node';
import { startMongoDb } from '../../infra/native/mongodb.ts';
import { plainMongoDb } from '../../infra/native/mongodb-programs.ts';
import { dockerAnswers } from './docker.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly mongoDb: ServerForTests;
  }
}

/** A server that tests share, each in a database of its own; or why there is none. */
type ServerForTests = { readonly uri: string } | { readonly reason: string };

/** The one that MONGODB_URI names, else MongoDB 8 in Docker, else the native server. */
export async function setup(project: TestProject): Promise<() => Promise<unknown>> {
  const { end, ...server } = await found();
  project.provide('mongoDb', server);
  return end;
}

async function found(): Promise<ServerForTests & { readonly end: () => Promise<unknown> }> {
  const named = process.env['MONGODB_URI'];
  if (named) return { uri: named, end: async () => undefined };
  if (await dockerAnswers()) return inDocker();
  if (plainMongoDb.isHere()) return native();
  const reason = 'no MongoDB here: set MONGODB_URI, start Docker, or run node infra/native/bring-mongodb.ts';
  return { reason, end: async () => undefined };
}

async function inDocker() {
  const container = await new MongoDBContainer('mongo:8.0').start();
  return { uri: `${container.getConnectionString()}/?directConnection=true`, end: () => container.stop() };
}

async function native() {
  const folder = await mkdtemp(join(tmpdir(), 'mongodb-'));
  const server = await startMongoDb({ folder });
  const end = async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  };
  return { uri: server.uri, end };
}
