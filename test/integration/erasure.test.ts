import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vaultFolder } from '@seizure-ledger/service-kit';
import { startStandalone } from '@seizure-ledger/service-standalone';
import { openEmbeddedVaultStore } from '@seizure-ledger/vault';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { opening } from '../bodies.ts';
import { positionOf } from '../open-ledger.ts';
import { type People, peopleOf } from '../people.ts';
import type { HttpAnswer } from '../person.ts';

const caseId = 'TH-2025-0007';
const identity = { caseId, name: 'A Name' };

let dataDir: string;
let people: People;
let stop: () => Promise<void>;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'ledger-'));
  await start();
  await people.inv.post('/cases', 'open', { ...opening, caseId });
  await caughtUp();
});
afterEach(async () => {
  await stop();
  await rm(dataDir, { force: true, recursive: true });
});

it('that the ledger has recorded is finished at the next start, as by a vault that ended before it or was put back', async () => {
  const person = await recordedAndAgreed();
  await restartWith(() => cp(vaultFolder(dataDir), join(dataDir, 'vault-before'), { recursive: true }));
  expect(await people.court.post(`/persons/${person}/erasure/confirmation`, 'confirm', {})).toMatchObject({
    status: 201,
  });
  expect(await kept(person)).toEqual({ identity: undefined, key: 'destroyed' });

  await restartWith(async () => {
    await cp(join(dataDir, 'vault-before'), vaultFolder(dataDir), { force: true, recursive: true });
    expect(await kept(person)).toEqual({
      identity: expect.any(String),
      key: expect.stringMatching(/^k-[0-9a-f]{8}:/),
    });
  });
  await expect.poll(() => kept(person)).toEqual({ identity: undefined, key: 'destroyed' });
});

it('is asked for and confirmed also by who does not wait for it', async () => {
  const person = await recordedAndAgreed();
  const later = { 'content-type': 'application/json', 'idempotency-key': 'confirm', prefer: 'respond-async' };
  const sent = await people.court.ask('POST', `/persons/${person}/erasure/confirmation`, later, '{}');
  expect(sent.status).toBe(202);
  expect(sent.headers.get('preference-applied')).toBe('respond-async');
  await expect.poll(() => kept(person)).toEqual({ identity: undefined, key: 'destroyed' });
});

it('follows a recording that was refused, and asking again answers the first refusal', async () => {
  const closed = await people.p1.post(`/cases/${caseId}/closure`, 'close', { reason: 'Done' });
  expect([closed.status, closed.text]).toEqual([201, expect.anything()]);
  const refused = await people.vault.post('/persons', 'p', identity);
  expect(refused).toMatchObject({ body: { code: 'CASE_CLOSED' }, status: 422 });
  const again = await people.vault.post('/persons', 'p', identity);
  expect(again.body).toEqual(refused.body);
  const person = String((await entriesOf()).find(({ act }) => act === 'persons')?.['body'].person);
  expect(await kept(person)).toEqual({ identity: undefined, key: 'destroyed' });
});

it('is not undone by recording the same person again under the old key', async () => {
  const person = await recordedAndAgreed();
  await people.court.post(`/persons/${person}/erasure/confirmation`, 'confirm', {});
  expect(await people.vault.post('/persons', 'p', identity)).toMatchObject({
    body: { code: 'BAD_BODY' },
    status: 400,
  });
});

async function recordedAndAgreed(): Promise<string> {
  const person = String((await people.vault.post('/persons', 'p', identity)).body['person']);
  const asked = await people.vault.post(`/persons/${person}/erasure`, 'erase', { reason: 'On request' });
  const yes = { proposalHashes: [asked.body['proposalHash']] };
  const agreed = await people.vault2.post(`/cases/${caseId}/approvals`, 'agree', yes);
  expect(agreed.body['results']).toMatchObject([{ status: 'posted' }]);
  return person;
}

async function start(): Promise<void> {
  const logger = pino({ level: 'silent' });
  const ledger = await startStandalone({ dataDir, host: '127.0.0.1', logger, port: 0 });
  stop = () => ledger.close();
  people = await peopleOf(dataDir, ledger.url);
}

async function restartWith(whileStopped: () => Promise<void>): Promise<void> {
  await stop();
  await whileStopped();
  await start();
}

async function caughtUp(): Promise<void> {
  await people.auditor.get(`/audit/positions?atLeast=${await positionOf(dataDir)}`);
}

async function entriesOf(): Promise<readonly HttpAnswer['body'][]> {
  await caughtUp();
  return (await people.auditor.get(`/cases/${caseId}/entries`)).body['entries'];
}

/** What the vault's own store has of somebody. */
async function kept(person: string) {
  const store = openEmbeddedVaultStore(vaultFolder(dataDir));
  try {
    return {
      identity: await store.get('identities', person),
      key: await store.get('keys', `person:${person}`),
    };
  } finally {
    await store.close();
  }
}
