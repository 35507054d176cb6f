import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { verifyAll } from 'seizure-ledger/verify';
import type { Batch, EventLog, Reader } from '@seizure-ledger/event-log';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { opening } from '../bodies.ts';
import { type OpenLedger, openLedger } from '../open-ledger.ts';
import { Person } from '../person.ts';

const mark = 'MARKEDIDENTITY';
const caseId = 'TH-2025-0007';
const order = { authority: 'Criminal Court', date: '2025-12-17', reference: 'Kor 12/2568' };
const identity = {
  bankDetails: { account: `TH-${mark}-1`, bank: 'Bank B', holder: mark },
  contact: { address: `${mark} Road 1`, email: `${mark}@example.org`, phone: `+66-${mark}` },
  name: `${mark} A`,
};

let ledger: OpenLedger;
let vault: Person;
let otherVault: Person;
let person = '';

beforeAll(async () => {
  ledger = await openLedger();
  const { dataDir, url } = ledger;
  vault = await Person.with(dataDir, url, 'vault', 'v-1');
  otherVault = await Person.with(dataDir, url, 'vault', 'v-2');
});
afterAll(() => ledger.close());

/** A draft has taken its file's place meanwhile. */
function noneThere(error: NodeJS.ErrnoException): Buffer {
  if (error.code === 'ENOENT') return Buffer.alloc(0);
  throw error;
}

/** Every file below the data folder in which the mark stands, in any of the forms in which text is written. */
async function filesWithMark(): Promise<readonly string[]> {
  const entries = await readdir(ledger.dataDir, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.filter((one) => one.isFile())) {
    const bytes = await readFile(join(entry.parentPath, entry.name)).catch(noneThere);
    const forms = [
      Buffer.from(mark),
      Buffer.from(mark, 'utf16le'),
      Buffer.from(Buffer.from(mark).toString('hex')),
    ];
    if (forms.some((form) => bytes.includes(form))) found.push(entry.name);
  }
  return found;
}

describe('a person who is marked', () => {
  it('is recorded under a pseudonym, once however often it is asked, and for officers of the vault only', async () => {
    const { inv: investigator, p1: prosecutor } = ledger.people;
    await investigator.post('/cases', 'open', {
      agency: 'TH-CCIB',
      caseId,
      jurisdiction: 'TH',
      openedAt: '2025-12-17T02:00:00Z',
      timeZone: 'Asia/Bangkok',
      title: 'Compound 7',
    });
    await ledger.caughtUp();
    const body = { ...identity, caseId };
    const recorded = await vault.post('/persons', 'p-1', body);
    expect(recorded).toMatchObject({ body: { status: 'posted' }, status: 201 });
    person = String(recorded.body['person']);
    expect(person).toMatch(/^P-[0-9a-f]{24}$/);
    await ledger.caughtUp();
    expect((await vault.post('/persons', 'p-1', body)).body).toMatchObject({ person });
    expect(await vault.post('/persons', 'p-1', { ...body, name: 'Another' })).toMatchObject({ status: 400 });
    expect(await prosecutor.post('/persons', 'p-2', body)).toMatchObject({ status: 403 });
    expect(await vault.post('/persons', 'p-3', { ...body, caseId: 'NO-CASE' })).toMatchObject({
      status: 404,
    });
  });

  it('is used in a claim, with the mark in what acts say of people, and paid', async () => {
    const { court, inv: investigator, p1: prosecutor, p2: otherProsecutor } = ledger.people;
    const lot = { assetId: 'A1', quantity: '100.00', unit: 'THB' };
    const asset = {
      description: 'Account',
      identifiers: [{ type: 'iban', value: `${mark}77` }],
      kind: 'account',
    };
    const acts = [
      await investigator.post(`/cases/${caseId}/seizures`, 's', {
        ...lot,
        asset,
        custodian: 'AMLO',
        note: mark,
        order,
      }),
      await prosecutor.post(`/cases/${caseId}/confiscations`, 'c', { ...lot, final: true, order }),
      await prosecutor.post(`/cases/${caseId}/claims`, 'cl', {
        claimId: 'C1',
        grossLoss: '100.00',
        note: `seen by ${mark}`,
        order,
        person,
        priorRecoveries: '0.00',
        priority: 'victim',
        unit: 'THB',
      }),
    ];
    expect(acts.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(acts[2]?.body['facts']).toMatchObject([{ plain: { '/note': `seen by ${mark}` } }]);
    const agreed = async (by: Person, path: string, key: string, body: object, second: Person) => {
      const { body: proposed } = await by.post(`/cases/${caseId}/${path}`, key, body);
      const proposalHashes = [proposed['proposalHash']];
      const answer = await second.post(`/cases/${caseId}/approvals`, `${key}-yes`, { proposalHashes });
      expect(answer.body['results']).toMatchObject([{ status: 'posted' }]);
    };
    const distribution = { fund: '100.00', method: 'pro-rata', order, restitutionId: 'R1', unit: 'THB' };
    await agreed(prosecutor, 'restitutions', 'r', distribution, court);
    const payment = { amount: '100.00', claimId: 'C1', paymentReference: 'X-1' };
    await agreed(prosecutor, 'restitutions/R1/payments', 'pay', payment, otherProsecutor);
  });

  it('is shown to who may see it, each reading on the record, and to nobody by other ways', async () => {
    await ledger.caughtUp();
    const read = await vault.post(`/persons/${person}/readings`, 'read-1', { purpose: 'to pay' });
    expect(read).toMatchObject({ body: { identity, person }, status: 200 });
    await ledger.caughtUp();
    const { auditor } = ledger.people;
    const entries = (await auditor.get(`/cases/${caseId}/entries`)).body['entries'];
    expect(entries).toContainEqual(
      expect.objectContaining({
        actor: expect.objectContaining({ role: 'vault', subject: 'v-1' }),
        body: { person, purpose: 'to pay' },
        type: 'identity.read.v1',
      }),
    );
    const assets = (await auditor.get(`/cases/${caseId}/assets`)).body['assets'];
    expect(assets).toMatchObject([{ identifiers: [{ type: 'iban', value: `${mark}77` }] }]);
    expect(await auditor.post(`/persons/${person}/readings`, 'no', { purpose: 'x' })).toMatchObject({
      status: 403,
    });
    expect(await filesWithMark()).toEqual([]);
  });

  it('is shown once for each reading on the record', async () => {
    const again = await vault.post(`/persons/${person}/readings`, 'read-1', { purpose: 'to pay' });
    expect(again.status).toBe(400);
    expect(again.body['detail']).toContain('ask with a new one');
    expect(again.text).not.toContain(identity.name);
  });

  it('is erased only by two officers and a court, and then for ever', async () => {
    const { court } = ledger.people;
    const path = `/persons/${person}/erasure`;
    expect(await court.post(`${path}/confirmation`, 'early', {})).toMatchObject({
      body: { code: 'ERASURE_NOT_AGREED' },
      status: 422,
    });
    const asked = await vault.post(path, 'erase', { reason: 'on request' });
    expect(asked).toMatchObject({ body: { status: 'proposed' }, status: 201 });
    const yes = { proposalHashes: [asked.body['proposalHash']] };
    const own = await vault.post(`/cases/${caseId}/approvals`, 'own', yes);
    expect(own.body['results']).toMatchObject([{ code: 'SAME_PERSON' }]);
    const agreed = await otherVault.post(`/cases/${caseId}/approvals`, 'agree', yes);
    expect(agreed.body['results']).toMatchObject([{ status: 'posted' }]);
    expect((await vault.post(`/persons/${person}/readings`, 'read-2', { purpose: 'x' })).status).toBe(200);
    const erased = await court.post(`${path}/confirmation`, 'confirm', {});
    expect(erased).toMatchObject({ body: { status: 'posted' }, status: 201 });
    expect(await vault.post(`/persons/${person}/readings`, 'read-3', { purpose: 'x' })).toMatchObject({
      body: { code: 'PERSON_ERASED' },
      status: 422,
    });
  });

  it('leaves not one byte behind, and everything is still proved', async () => {
    await ledger.caughtUp();
    expect(await filesWithMark()).toEqual([]);
    const { findings } = await verifyAll(ledger.dataDir, () => undefined);
    expect(findings).toEqual([]);
    const summary = await ledger.people.court.get(`/cases/${caseId}/restitution-summary`);
    expect(summary).toMatchObject({ status: 200 });
    expect(summary.text).toContain(person);
    expect(summary.text).not.toContain(mark);
  });
});

describe('a case that the read model has not taken yet', () => {
  const held = heldProjection();
  let slow: OpenLedger;
  beforeAll(async () => {
    slow = await openLedger(held.over);
  });
  afterAll(() => slow.close());

  it('is waited for by who records a person in it at once', async () => {
    const officer = await Person.with(slow.dataDir, slow.url, 'vault', 'v-3');
    held.hold();
    expect((await slow.people.inv.post('/cases', 'open', { ...opening, caseId })).status).toBe(201);
    const recorded = officer.post('/persons', 'p-1', { ...identity, caseId });
    expect((await slow.people.inv.get(`/cases/${caseId}`)).status).toBe(404);
    held.letGo();
    expect((await recorded).status).toBe(201);
  });
});

/** A log of which the projection gets nothing while it is held. */
function heldProjection() {
  let gate = Promise.withResolvers<void>();
  gate.resolve();
  const slowed = (reader: Reader): Reader => ({
    ...reader,
    async batch(batch: Batch) {
      await gate.promise;
      await reader.batch(batch);
    },
  });
  return {
    hold: () => (gate = Promise.withResolvers<void>()),
    letGo: () => gate.resolve(),
    over: (log: EventLog): EventLog =>
      new Proxy(log, {
        get(target, name) {
          if (name === 'subscribe')
            return (reader: Reader) =>
              target.subscribe(reader.group === 'projection' ? slowed(reader) : reader);
          const member: unknown = Reflect.get(target, name, target);
          return typeof member === 'function' ? member.bind(target) : member;
        },
      }),
  };
}
