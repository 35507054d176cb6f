import { mkdir, mkdtemp, readFile, rename, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keysFolder, masterKeysFile } from '@seizure-ledger/service-kit';
import { startStandalone, type Standalone } from '@seizure-ledger/service-standalone';
import { pino } from 'pino';
import { verifyAll } from 'seizure-ledger/verify';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { opening } from '../bodies.ts';
import { commandIn, seizureLedger } from '../command.ts';
import { positionOf } from '../open-ledger.ts';
import { type People, peopleOf } from '../people.ts';
import type { HttpAnswer } from '../person.ts';

const caseId = 'TH-2025-0007';
const identity = { caseId, name: 'A Name' };
const note = 'On a tip';

let dataDir: string;
let ledger: Standalone | undefined;
let people: People;
let person: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'ledger-'));
  await start();
  await people.inv.post('/cases', 'open', { ...opening, caseId, note });
  await caughtUp();
  person = String((await people.vault.post('/persons', 'p', identity)).body['person']);
});
afterEach(async () => {
  await ledger?.close();
  await rm(dataDir, { force: true, recursive: true });
});

it(
  'of every kind are rotated while a ledger runs, and all from before is read and proved as it was',
  { timeout: 400_000 },
  async () => {
    for (const kind of ['instructions', 'facts', 'vault'])
      expect(await command('rotate', kind)).toMatchObject({ code: 0 });
    expect(JSON.parse((await command('declare')).out)['recordKeys']).toMatchObject([
      { id: expect.stringMatching(/^k-[0-9a-f]{8}$/), topic: 'instructions' },
      { topic: 'instructions' },
      { id: expect.stringMatching(/^k-[0-9a-f]{8}$/), topic: 'facts' },
      { topic: 'facts' },
    ]);
    expect(await command('retire')).toMatchObject({ code: 1, err: expect.stringContaining('Come back') });
    await utimes(masterKeysFile(keysFolder({ DATA_DIR: dataDir, KEYS_DIR: undefined })), 0, 0);
    expect(await command('retire')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/dropped: k-[0-9a-f]{8}/),
    });
    expect(await openCase('TH-2')).toMatchObject({ status: 201 });
    expect(await noteOf(caseId)).toBe(note);
    expect(await noteOf('TH-2')).toBe(note);
    const read = await people.vault.post(`/persons/${person}/readings`, 'read', { purpose: 'To pay' });
    expect(read.body).toMatchObject({ identity: { name: identity.name } });

    await stop();
    expect((await verifyAll(dataDir, () => undefined)).findings).toEqual([]);
    await start();
    expect(await noteOf(caseId)).toBe(note);
  },
);

it('of a vault that is not there are neither made nor dropped', async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), 'elsewhere-'));
  const keysDir = keysFolder({ DATA_DIR: dataDir, KEYS_DIR: undefined });
  const before = await readFile(masterKeysFile(keysDir), 'utf8');
  const command = (...args: readonly string[]) =>
    commandIn({ KEYS_DIR: keysDir }, 'keys', ...args, '--data', elsewhere);
  for (const asked of [['rotate', 'vault'], ['retire']])
    expect(await command(...asked)).toMatchObject({ code: 2, err: expect.stringContaining('no vault') });
  await mkdir(join(elsewhere, 'vault'));
  expect(await command('retire')).toMatchObject({ code: 2, err: expect.stringContaining('no data key') });
  expect(await readFile(masterKeysFile(keysDir), 'utf8')).toBe(before);
  await rm(elsewhere, { recursive: true });
});

it('of the issuer void every token of before, once the ledger has started again', async () => {
  const { inv: before } = people;
  expect(await command('rotate', 'issuer')).toMatchObject({ code: 0 });
  await stop();
  await start();
  before.url = people.inv.url;
  expect((await before.get('/cases')).status).toBe(401);
  expect((await people.inv.get('/cases')).status).toBe(200);
});

it('that are lost keep the vault shut with the reason, and what they wrapped is called unreadable', async () => {
  await stop();
  const file = masterKeysFile(keysFolder({ DATA_DIR: dataDir, KEYS_DIR: undefined }));
  await rename(file, `${file}.away`);
  await expect(start()).rejects.toThrow(/vault-master\.keys is missing, and the vault has keys/);
  const doctor = await seizureLedger('doctor', '--port', '0', '--data', dataDir);
  expect(doctor).toMatchObject({ code: 1, out: expect.stringMatching(/Missing: .*vault-master\.keys/) });
  await rename(join(dataDir, 'keys'), join(dataDir, 'keys-elsewhere'));
  const bare = await seizureLedger('doctor', '--port', '0', '--data', dataDir);
  expect(bare).toMatchObject({ code: 1, out: expect.stringMatching(/BAD Keys: none in .* are missing/) });
  await rename(join(dataDir, 'keys-elsewhere'), join(dataDir, 'keys'));

  expect(await command('rotate', 'vault')).toMatchObject({
    code: 1,
    err: expect.stringMatching(/master key k-[0-9a-f]{8} is not here/),
  });
  await start();
  const lost = await people.inv.post(`/cases/${caseId}/valuations`, 'v', valuation);
  expect(lost).toMatchObject({ body: { code: 'VAULT_UNAVAILABLE' }, status: 503 });
  expect(lost.body['detail']).toContain('Tell the operators');
  expect(await noteOf(caseId)).toMatch(/^unreadable/);
  expect(await openCase('TH-2')).toMatchObject({ status: 201 });
});

const valuation = {
  assetId: 'A1',
  date: '2025-12-18',
  method: 'market',
  value: { quantity: '1.00', unit: 'THB' },
  valuer: 'Treasury valuers',
};

const command = (...args: readonly string[]) => seizureLedger('keys', ...args, '--data', dataDir);

const openCase = (id: string): Promise<HttpAnswer> =>
  people.inv.post('/cases', id, { ...opening, caseId: id, note });

/** What the first entry of a case is shown to say, in plain words. */
async function noteOf(id: string): Promise<unknown> {
  await caughtUp();
  const { body } = await people.auditor.get(`/cases/${id}/entries`);
  return body['entries'][0].plain['/note'];
}

async function start(): Promise<void> {
  const logger = pino({ level: 'silent' });
  ledger = await startStandalone({ dataDir, host: '127.0.0.1', logger, port: 0 });
  people = await peopleOf(dataDir, ledger.url);
}

async function stop(): Promise<void> {
  await ledger?.close();
  ledger = undefined;
}

async function caughtUp(): Promise<void> {
  await people.auditor.get(`/audit/positions?atLeast=${await positionOf(dataDir)}`);
}
