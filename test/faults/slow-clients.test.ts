import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { opening } from '../bodies.ts';
import { Person } from '../person.ts';
import { describeWhere } from '../required-suite.ts';
import { type RunningLedger, runLedger } from '../running-ledger.ts';
import { PacedClients } from '../servers/faults/paced-clients.ts';
import { SlowClients } from './slow-clients.ts';

/** `SEIZURE_SLOW_CLIENTS=5000 npx vitest run test/faults/slow-clients.test.ts` is the long form. */
const asked = process.env['SEIZURE_SLOW_CLIENTS'];
const count = Number(asked ?? 1_000);
const perSecond = asked === undefined ? 10 : 50;
/** 64 KB for a connection, and as many MB for what the acts take meanwhile. */
const bound_bytes = 64 * 1_024 * 1_024 + count * 64 * 1_024;

describeWhere({
  available: mostOpenFiles() > count + 500,
  kind: 'slow-clients',
  reason: `\`ulimit -n\` allows no ${count} connections`,
})(`a ledger to which ${count} idle and slow clients are connected`, () => {
  let dataDir: string;
  let ledger: RunningLedger;
  let slow: SlowClients | undefined;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'slow-'));
    ledger = await runLedger(dataDir);
  });
  afterAll(async () => {
    slow?.end();
    await ledger.kill();
    await rm(dataDir, { force: true, recursive: true });
  });

  it(
    `answers ${perSecond} acts a second, in bounded memory, and lets the slow ones go`,
    { timeout: 400_000 },
    async () => {
      const officer = await Person.with(dataDir, ledger.url, 'investigator', 'officer');
      const caseIds = ['TH-1', 'TH-2', 'TH-3', 'TH-4'];
      for (const caseId of caseIds) await officer.post('/cases', caseId, { ...opening, caseId });
      await warmedUp(officer, caseIds);
      const before_bytes = await memoryOf(ledger);

      slow = await SlowClients.of(ledger.url, count);
      const clients = new PacedClients(officer, caseIds, perSecond, 'paced');
      let most_bytes = 0;
      const letGo = async () => {
        most_bytes = Math.max(most_bytes, await memoryOf(ledger));
        expect((await officer.get('/cases/TH-1')).status).toBe(200);
        return slow?.letGo;
      };
      // as many as send their headers a byte at a time: the server waits for these for 20 seconds
      await expect.poll(letGo, { interval: 500, timeout: 300_000 }).toBeGreaterThanOrEqual(count / 2);
      await clients.end();

      expect(clients.unsettled).toEqual([]);
      expect([...clients.failures]).toEqual([]);
      expect(clients.acknowledged.size).toBe(clients.begun);
      // who was let go last is on its way back
      const connected = () => slow?.connected;
      await expect.poll(connected, { timeout: 60_000 }).toBeGreaterThan(count * 0.9);
      expect(most_bytes - before_bytes).toBeLessThan(bound_bytes);
      console.info(
        `${count} slow clients, ${clients.begun} acts: ${megabytes(before_bytes)} before, ${megabytes(most_bytes)} at most`,
      );
    },
  );
});

/** Of one process: the clients are in this one, the ledger in another. */
function mostOpenFiles(): number {
  const { userLimits } = process.report.getReport() as unknown as {
    readonly userLimits: { readonly open_files: { readonly soft: number | 'unlimited' } };
  };
  const { soft } = userLimits.open_files;
  return soft === 'unlimited' ? Infinity : soft;
}

/** What the first acts leave in memory says nothing of the slow clients. */
async function warmedUp(officer: Person, caseIds: readonly string[]): Promise<void> {
  const clients = new PacedClients(officer, caseIds, perSecond, 'warm');
  await expect.poll(() => clients.acknowledged.size, { timeout: 60_000 }).toBeGreaterThan(4 * perSecond);
  await clients.end();
}

async function memoryOf({ url }: RunningLedger): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)?.[1]);
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1_024 / 1_024)} MB`;
