import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mintToken } from '@seizure-ledger/service-kit';
import { importRegister } from 'seizure-ledger/import';
import { verifyAll } from 'seizure-ledger/verify';
import { afterAll, expect, it } from 'vitest';
import { describeWhere } from '../required-suite.ts';
import { type RunningLedger, runLedger } from '../running-ledger.ts';

const file = join(process.env['SEIZURE_DATA_DIR'] ?? '', 'cook-county-forfeitures.csv');
const mapping = fileURLToPath(
  new URL('../../packages/cli/mappings/cook-county-forfeitures.mapping.json', import.meta.url),
);

describeWhere({
  available: process.env['SEIZURE_DATA_DIR'] !== undefined && existsSync(file),
  kind: 'register',
  reason: 'SEIZURE_DATA_DIR names no folder with cook-county-forfeitures.csv',
})('the register of 23,106 seized items', () => {
  let dataDir: string;
  let ledger: RunningLedger;
  afterAll(async () => {
    await ledger.stop();
    await rm(dataDir, { force: true, recursive: true });
  });

  it(
    'comes in to the cent, also when the ledger is killed half-way, and again changes nothing',
    { timeout: 600_000 },
    async () => {
      dataDir = await mkdtemp(join(tmpdir(), 'register-'));
      ledger = await runLedger(dataDir);
      const who = {
        agency: "Cook County State's Attorney",
        jurisdiction: 'US-IL',
        role: 'prosecutor',
      } as const;
      const token = await mintToken(dataDir, { ...who, subject: 'importer' });
      const approverToken = await mintToken(dataDir, { ...who, subject: 'approver' });
      const run = (onProgress: (progress: { readonly done: number }) => void = () => undefined) =>
        importRegister({
          approverToken,
          file,
          mapping,
          onProgress,
          out: join(dataDir, 'results'),
          token,
          url: ledger.url,
        });

      const url = new URL(ledger.url);
      let killed: Promise<void> | undefined;
      const first = run(({ done }) => {
        if (done > 20_000) killed ??= restartAt(Number(url.port));
      });
      const reconciliation = await first;
      await killed;
      expect(reconciliation).toMatchObject(expected);
      const { facts, findings } = await verifyAll(dataDir, () => undefined);
      expect(findings).toEqual([]);

      expect(await run()).toEqual(reconciliation);
      const again = await verifyAll(dataDir, () => undefined);
      expect(again.findings).toEqual([]);
      // the second run is on the log as repeats, which change nothing
      expect(again.facts).toBeGreaterThan(facts);

      async function restartAt(port: number): Promise<void> {
        await ledger.kill();
        ledger = await runLedger(dataDir, port);
      }
    },
  );
});

/** As the published count of the same rules has it, independently of this project. */
const expected = {
  balanced: true,
  casesOpened: 18_507,
  rows: { fullyPosted: 22_896, partlyRefused: 172, read: 23_106, refused: 38 },
  units: {
    USD: {
      confiscated: '46798952.21',
      held: '13797183.59',
      read: '64978447.60',
      seizureRefused: '5658.00',
      released: '4376653.80',
    },
    item: { confiscated: '4745', held: '1419', read: '6984', released: '819', seizureRefused: '1' },
  },
};
