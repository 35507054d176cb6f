import { DatabaseSync } from 'node:sqlite';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedLogForReading } from '@seizure-ledger/event-log';
import { openEmbeddedGenerations, openEmbeddedReadModel } from '@seizure-ledger/read-model';
import { logFolder, readModelFolder, startStandalone } from '@seizure-ledger/service-standalone';
import { pino } from 'pino';
import { rebuildReadModel } from 'seizure-ledger/rebuild';
import { verifyAll } from 'seizure-ledger/verify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { opening } from '../bodies.ts';
import { type OpenLedger, openLedger } from '../open-ledger.ts';
import { Person } from '../person.ts';
import { performWholeSession } from '../whole-session.ts';
import { digestsOf } from '../servers/cluster/taken-facts.ts';

const caseId = 'TH-2025-0007';
let ledger: OpenLedger;
let folder: string;
beforeAll(async () => {
  ledger = await openLedger();
  folder = await mkdtemp(join(tmpdir(), 'rebuild-'));
});
afterAll(async () => {
  await ledger.close();
  await rm(folder, { force: true, recursive: true });
});

it('is the same as what a running ledger reads, which goes on, and is in force when the ledger starts again', async () => {
  const { auditor, inv } = ledger.people;
  await performWholeSession(ledger.people, caseId);
  await ledger.caughtUp();
  const before = await auditor.get(`/cases/${caseId}`);
  const statuses: number[] = [];
  const done: number[] = [];
  const rebuilt = await rebuild(ledger.dataDir, async (records) => {
    done.push(records);
    statuses.push(
      (await inv.post('/cases', `open-${records}`, { ...opening, caseId: `R-${records}` })).status,
    );
    statuses.push((await auditor.get(`/cases/${caseId}`)).status);
  });
  expect(rebuilt).toMatchObject({ differences: [], sameVersion: true });
  expect(done.at(-1)).toBe(rebuilt.records);
  expect(new Set(statuses)).toEqual(new Set([200, 201]));
  expect((await auditor.get(`/cases/${caseId}`)).text).toBe(before.text);
  await ledger.caughtUp();

  // the running ledger shows the file that it has opened, and that one is verified
  const shown = new DatabaseSync(join(readModelFolder(ledger.dataDir), 'read-model.db'), { timeout: 5_000 });
  const swap = shown.prepare(`UPDATE cases SET doc = replace(doc, ?, ?) WHERE id = '${caseId}'`);
  swap.run('"open"', '"closed"');
  expect((await verifyAll(ledger.dataDir, () => undefined)).findings).not.toEqual([]);
  swap.run('"closed"', '"open"');
  shown.close();

  const copy = join(folder, 'restarted');
  await cp(ledger.dataDir, copy, { recursive: true });
  const again = await startStandalone({
    dataDir: copy,
    host: '127.0.0.1',
    logger: pino({ level: 'silent' }),
    port: 0,
  });
  const reader = await Person.with(copy, again.url, 'auditor', 'aud-1');
  // what came after the comparison is projected now
  await expect
    .poll(async () => (await reader.get(`/cases/R-${done.at(-1)}`)).status, { timeout: 30_000 })
    .toBe(200);
  expect((await reader.get(`/cases/${caseId}`)).body['headHash']).toBe(before.body['headHash']);
  await again.close();
  expect(await readdir(readModelFolder(copy))).toContain('read-model-2.db');
  expect((await verifyAll(copy, () => undefined)).findings).toEqual([]);
});

it('that differs is not switched to, and the differences are named', async () => {
  const copy = join(folder, 'changed');
  await cp(ledger.dataDir, copy, { recursive: true });
  // what an earlier rebuild has switched to is forgotten
  await rm(join(readModelFolder(copy), 'generation'), { force: true });
  const database = new DatabaseSync(join(readModelFolder(copy), 'read-model.db'));
  database.exec(`UPDATE cases SET doc = replace(doc, '"open"', '"closed"') WHERE id = '${caseId}'`);
  database.exec(`DELETE FROM orders`);
  database.close();
  const before = await digestsIn(copy);
  const { differences } = await rebuild(copy, () => undefined);
  expect(differences).toContain(`cases/${caseId}: status is closed; the log says open`);
  expect(differences).toEqual(expect.arrayContaining([expect.stringMatching(/^orders\/.*: it is missing$/)]));
  expect(await digestsIn(copy)).toEqual(before);
  expect(await readdir(readModelFolder(copy))).not.toContain('generation');
});

async function rebuild(dataDir: string, onBatch: (done: number) => unknown) {
  const log = openEmbeddedLogForReading(logFolder(dataDir));
  const generations = await openEmbeddedGenerations(readModelFolder(dataDir));
  const meanwhile: unknown[] = [];
  const rebuilt = await rebuildReadModel({
    generations,
    log,
    onProgress: (done) => void meanwhile.push(onBatch(done)),
    onWait: (reason) => expect.unreachable(reason),
  });
  await Promise.all(meanwhile);
  await generations.close();
  await log.close();
  return rebuilt;
}

async function digestsIn(dataDir: string) {
  const readModel = await openEmbeddedReadModel({ folder: readModelFolder(dataDir), readOnly: true });
  const digests = await digestsOf(readModel);
  await readModel.close();
  return digests;
}
