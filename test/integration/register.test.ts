import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyAll } from 'seizure-ledger/verify';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { figuresOf, firstRows, importInto, registerIsHere, rowsOr, wholeRegister } from '../register.ts';
import { describeWhere } from '../required-suite.ts';
import { runLedger } from '../running-ledger.ts';

const rows = rowsOr(1_000);

describeWhere(registerIsHere)(`the register (${rows} rows)`, () => {
  let folder: string;
  let file: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'register-'));
    file = await firstRows(rows, folder);
  });
  afterAll(() => rm(folder, { force: true, recursive: true }));

  it(
    'comes in to the same cent when the ledger is killed half-way, and again changes nothing',
    { timeout: 1_800_000 },
    async () => {
      const undisturbed = await importedWithout(join(folder, 'undisturbed'));
      const dataDir = join(folder, 'killed');
      let ledger = await runLedger(dataDir);
      onTestFinished(() => ledger.stop());
      const { url } = ledger;
      let killed: Promise<void> | undefined;
      const first = await importInto({ dataDir, url }, file, ({ done }) => {
        if (done > rows) killed ??= restartAt(Number(new URL(url).port));
      });
      await killed;
      expect(figuresOf(first)).toEqual(undisturbed);
      const { facts, findings } = await verifyAll(dataDir, () => undefined);
      expect(findings).toEqual([]);

      expect(await importInto({ dataDir, url }, file)).toEqual(first);
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

  /** What it comes to, which of the whole register is published. */
  async function importedWithout(dataDir: string): Promise<object> {
    if (rows === wholeRegister.rows.read) return expect.objectContaining(wholeRegister);
    const ledger = await runLedger(dataDir);
    const reconciliation = await importInto({ dataDir, url: ledger.url }, file);
    await ledger.stop();
    return figuresOf(reconciliation);
  }
});
