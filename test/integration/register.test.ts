import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyAll } from 'seizure-ledger/verify';
import { afterAll, expect, it } from 'vitest';
import { importInto, registerFile, registerIsHere, wholeRegister } from '../register.ts';
import { describeWhere } from '../required-suite.ts';
import { type RunningLedger, runLedger } from '../running-ledger.ts';

describeWhere(registerIsHere)('the register of 23,106 seized items', () => {
  let dataDir: string;
  let ledger: RunningLedger;
  afterAll(async () => {
    await ledger.stop();
    await rm(dataDir, { force: true, recursive: true });
  });

  it(
    'comes in to the cent, also when the ledger is killed half-way, and again changes nothing',
    { timeout: 1_800_000 },
    async () => {
      dataDir = await mkdtemp(join(tmpdir(), 'register-'));
      ledger = await runLedger(dataDir);
      const { url } = ledger;
      let killed: Promise<void> | undefined;
      const first = importInto({ dataDir, url }, registerFile, ({ done }) => {
        if (done > 20_000) killed ??= restartAt(Number(new URL(url).port));
      });
      const reconciliation = await first;
      await killed;
      expect(reconciliation).toMatchObject(wholeRegister);
      const { facts, findings } = await verifyAll(dataDir, () => undefined);
      expect(findings).toEqual([]);

      expect(await importInto({ dataDir, url }, registerFile)).toEqual(reconciliation);
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
