import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedLog } from '@seizure-ledger/event-log';
import { logFolder } from '@seizure-ledger/service-standalone';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { main } from '../index.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'migrate-'));
});
afterEach(async () => {
  process.exitCode = undefined;
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await rm(dataDir, { force: true, recursive: true });
});

async function migrate() {
  const said: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean(said.push(String(text))));
  await main(['migrate', '--data', dataDir]);
  return { code: process.exitCode, err: said.join('') };
}

const openLog = () => openEmbeddedLog({ folder: logFolder(dataDir), partitions: 2 });

it('a ledger that is running is not migrated', async () => {
  const log = await openLog();
  const { code, err } = await migrate();
  await log.close();
  expect(code).toBe(1);
  expect(err).toMatch(/in use by another process. Stop that one first/);
});

it('a folder without a ledger is not, and none is made there', async () => {
  const { code, err } = await migrate();
  expect([code, err]).toEqual([2, expect.stringContaining('there is no ledger in')]);
});

it('an environment that names no Kafka, or one of other partitions, says what to set', async () => {
  await (await openLog()).close();
  expect(await migrate()).toEqual({ code: 2, err: expect.stringContaining('set EVENT_LOG=kafka') });
  vi.stubEnv('EVENT_LOG', 'kafka');
  vi.stubEnv('KAFKA_BROKERS', 'localhost:1');
  expect(await migrate()).toEqual({ code: 2, err: expect.stringContaining('set KAFKA_PARTITIONS=2') });
});
