import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keysFolder, openGround, readConfig, vaultFolder } from '@seizure-ledger/service-kit';
import { serveOn } from '@seizure-ledger/service-standalone';
import { pino } from 'pino';
import { type People, peopleOf } from '../../people.ts';

/** Every service in this process, on the topics that the environment names, a new folder, and the keys of an old one. */
export async function runLedgerOnKafka(
  oldDataDir: string,
  environment: Readonly<Record<string, string>>,
): Promise<{ readonly people: People; close(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'migrated-'));
  await cp(keysFolder({ DATA_DIR: oldDataDir, KEYS_DIR: undefined }), join(dataDir, 'keys'), {
    recursive: true,
  });
  await cp(vaultFolder(oldDataDir), vaultFolder(dataDir), { recursive: true });
  const config = readConfig({ ...environment, DATA_DIR: dataDir });
  const ground = await openGround(config, pino({ level: 'silent' }), [
    'log',
    'outcomes',
    'readModel',
    'vault',
  ]);
  const ledger = await serveOn(ground, { dataDir, host: '127.0.0.1', port: 0 });
  return {
    async close() {
      await ledger.close();
      await rm(dataDir, { force: true, recursive: true });
    },
    people: await peopleOf(dataDir, ledger.url),
  };
}
