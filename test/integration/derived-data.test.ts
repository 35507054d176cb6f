import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectionNames, openEmbeddedReadModel } from '@seizure-ledger/read-model';
import { readModelFolder, startStandalone, stateFolder } from '@seizure-ledger/service-standalone';
import { pino } from 'pino';
import { verifyAll } from 'seizure-ledger/verify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Person } from '../person.ts';

const order = { authority: 'Criminal Court', date: '2025-12-17', reference: 'Kor 12/2568' };
const silent = () => undefined;
const start = (dataDir: string) =>
  startStandalone({ dataDir, host: '127.0.0.1', logger: pino({ level: 'silent' }), port: 0 });

let folder: string;
let original: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'derived-'));
  original = join(folder, 'original');
  const ledger = await start(original);
  const officer = await Person.with(original, ledger.url, 'investigator', 'inv-1');
  for (const caseId of ['C-1', 'C-2', 'C-3']) {
    const opening = {
      agency: 'TH-CCIB',
      caseId,
      jurisdiction: 'TH',
      openedAt: '2025-12-17T02:00:00Z',
      timeZone: 'UTC',
      title: caseId,
    };
    await officer.post('/cases', 'open', opening);
    const taking = {
      asset: { description: 'Cash', kind: 'cash' },
      assetId: 'A',
      custodian: 'AMLO',
      order,
      quantity: '10.00',
      unit: 'THB',
    };
    await officer.post(`/cases/${caseId}/freezes`, 'freeze', taking);
    await officer.post(`/cases/${caseId}/seizures`, 'too-much', {
      assetId: 'A',
      custodian: 'AMLO',
      order,
      quantity: '11.00',
      unit: 'THB',
    });
    const { body } = await officer.post(`/cases/${caseId}/accruals`, 'interest', {
      assetId: 'A',
      quantity: '0.25',
      reason: 'interest',
      unit: 'THB',
    });
    await officer.get(`/cases/${caseId}?atLeast=${body['position']}`);
  }
  await ledger.close();
});

afterAll(() => rm(folder, { force: true, recursive: true }));

async function copyOf(name: string): Promise<string> {
  const copy = join(folder, name);
  await cp(original, copy, { recursive: true });
  return copy;
}

async function digests(dataDir: string): Promise<readonly unknown[]> {
  const readModel = await openEmbeddedReadModel({ folder: readModelFolder(dataDir), readOnly: true });
  const found = await Promise.all(collectionNames.map((name) => readModel.digest(name)));
  await readModel.close();
  return found;
}

describe('what is derived from the log', () => {
  it('is verified as it stands', async () => {
    const { cases, facts, findings } = await verifyAll(original, silent);
    expect(findings).toEqual([]);
    expect([cases, facts]).toEqual([3, 12]);
  });

  it('is built again to the same bytes when the read model is deleted', async () => {
    const copy = await copyOf('rebuilt');
    const before = await digests(copy);
    await rm(readModelFolder(copy), { force: true, recursive: true });
    const ledger = await start(copy);
    const officer = await Person.with(copy, ledger.url, 'investigator', 'inv-1');
    for (const caseId of ['C-1', 'C-2', 'C-3'])
      await expect
        .poll(async () => (await officer.get(`/cases/${caseId}`)).body['entries'], { timeout: 20_000 })
        .toBe(4);
    await ledger.close();
    expect(await digests(copy)).toEqual(before);
  });

  it('decides the same next act when the ledger’s state files are deleted', async () => {
    const kept = await copyOf('kept');
    const lost = await copyOf('lost');
    await rm(stateFolder(lost), { force: true, recursive: true });
    const answers = [];
    for (const dataDir of [kept, lost]) {
      const ledger = await start(dataDir);
      const officer = await Person.with(dataDir, ledger.url, 'investigator', 'inv-1');
      const seizure = { assetId: 'A', custodian: 'AMLO', order, quantity: '10.25', unit: 'THB' };
      const { body } = await officer.post('/cases/C-1/seizures', 'next', seizure);
      const [{ hash: _, id, legs, previousHash, sequence }] = body['facts'];
      answers.push({ id, legs, previousHash, sequence, status: body['status'] });
      await ledger.close();
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ sequence: 4, status: 'posted' });
  });
});
