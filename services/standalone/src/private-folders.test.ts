import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readModelFolder } from './ground.ts';
import { startStandalone } from './standalone.ts';

let dataDir: string;

beforeEach(async () => void (dataDir = await mkdtemp(join(tmpdir(), 'private-'))));
afterEach(() => rm(dataDir, { force: true, recursive: true }));

const start = () =>
  startStandalone({ dataDir, host: '127.0.0.1', logger: pino({ level: 'silent' }), port: 0 });

/** What anybody but its owner may do with what lies in the data folder. */
async function openToOthers(): Promise<readonly string[]> {
  const found = await readdir(dataDir, { recursive: true });
  const modes = await Promise.all(
    found.map(async (name) => [name, (await stat(join(dataDir, name))).mode] as const),
  );
  return modes.filter(([, mode]) => (mode & 0o077) !== 0).map(([name]) => name);
}

describe('what a running ledger keeps is its owner’s only', () => {
  it('in a folder that it makes', async () => {
    const ledger = await start();
    expect(await readdir(dataDir)).toEqual([
      'evidence',
      'keys',
      'ledger-state',
      'log',
      'read-model',
      'vault',
    ]);
    expect(await openToOthers()).toEqual([]);
    await ledger.close();
  });

  it('in a folder that stood open', async () => {
    const folder = readModelFolder(dataDir);
    await mkdir(folder);
    await chmod(folder, 0o755);
    await writeFile(join(folder, 'read-model.db'), '');
    await chmod(join(folder, 'read-model.db'), 0o644);
    const ledger = await start();
    expect(await openToOthers()).toEqual([]);
    await ledger.close();
  });
});
