import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startStandalone } from './standalone.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'wrong-file-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

it('a ledger that can’t start for a wrong file lets go of its folder, and starts once the file is right', async () => {
  const file = join(dataDir, 'none.pem');
  await writeFile(file, 'no certificate');
  const options = { dataDir, host: '127.0.0.1', logger: pino({ level: 'silent' }), port: 0 };
  await expect(startStandalone({ ...options, signing: { certificate: file, key: file } })).rejects.toThrow();
  const ledger = await startStandalone(options);
  await ledger.close();
});
