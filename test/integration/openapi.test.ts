import { Validator } from '@seriousme/openapi-schema-validator';
import { acts } from '@seizure-ledger/contracts';
import { actRoutes } from '@seizure-ledger/service-standalone';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ApiDocument, DocumentedPerson, type OpenApi } from '../api-document.ts';
import { freeze, opening } from '../bodies.ts';
import { Interruptions } from '../interrupted-log.ts';
import { type OpenLedger, openLedger } from '../open-ledger.ts';
import type { People } from '../people.ts';
import { Person } from '../person.ts';
import { performWholeIdentity } from '../whole-identity.ts';
import { performWholeSession } from '../whole-session.ts';

const caseId = 'TH-2025-0007';
const hash = `sha256:${'0'.repeat(64)}`;

describe('the document at /api/openapi.json', () => {
  let ledger: OpenLedger;
  let document: ApiDocument;
  const log = new Interruptions();

  beforeAll(async () => {
    ledger = await openLedger((real) => log.of(real));
    const answer = await fetch(`${ledger.url}/api/openapi.json`);
    document = new ApiDocument((await answer.json()) as OpenApi);
  });
  afterAll(() => ledger.close());

  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    expect(await validator.validate({ ...document.content })).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  it('has every act, under the address that its name says', () => {
    const posts = Object.entries(document.content.paths).flatMap(([address, { patch, post }]) => {
      const name = address
        .replace('/api/v1', '')
        .replace('/cases/{caseId}/', '')
        .replace(/\{\w+\}\//g, '')
        .replace(/^\//, '');
      if (patch) return [name.replace('{claimId}', 'amendment')];
      return post ? [name] : [];
    });
    const asked = acts.filter(({ reacts }) => !reacts);
    for (const { name } of asked) expect(posts).toContain(name);
    // besides, approvals over many cases, batches, imports, which are resumed and approved, users, who are disabled, enabled
    // and have their passwords reset, verifications, and identifiers that are looked for
    expect(posts).toHaveLength(asked.length + 11);
  });

  it('names each operation once', () => {
    const ids = Object.values(document.content.paths).flatMap((one) =>
      Object.values(one).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('shows requests that its own schemas take', () => {
    for (const [address, operations] of Object.entries(document.content.paths))
      for (const [method, { requestBody }] of Object.entries(operations))
        for (const type of Object.keys(requestBody?.content ?? {}))
          if (type !== 'multipart/form-data') document.checkExample(address, method, type);
  });

  it('says what every route answers, in good times and in bad', async () => {
    const people = Object.fromEntries(
      Object.entries(ledger.people).map(([name, person]) => [name, new DocumentedPerson(person, document)]),
    ) as unknown as People; // the same names
    await performWholeSession(people, caseId);
    await ledger.caughtUp();
    const person = await performWholeIdentity(people, caseId);
    await meetRefusals(people);
    await meetRefusalsOfIdentities(people, person);
    await meetProblems(people);
    await meetLimits();
    await meetImports(people);
    await meetUsers(people);
    await meetVerifications(people);
    await meetIdentifiers(people);
    await meetPolicies(people);
    await ledger.caughtUp();
    await readEverything(people);

    const unmet = document.all.filter((name) => !document.met.has(name));
    // what needs a broken ledger, a full disk, an issuer of the agency's, a list that changes between two requests, or luck between two signed heads
    const rare =
      / (500|503|507|410) application\/problem\+json$|receipts\/\S+ 202 |\/users 404 |\/verifications 404 /;
    expect(unmet.filter((name) => !rare.test(name))).toEqual([]);
  });

  /** Every act once refused by the rules, once not waited for, once in no case, once while the log is down. */
  async function meetRefusals({ admin, p1: officer }: People): Promise<void> {
    for (const { act, example, method, path: template } of actRoutes) {
      const p1 = act.startsWith('policies') ? admin : officer;
      const address = (id: string) => addressOf(template, id);
      const key = `refused-${act.replaceAll('/', '-')}`;
      const refused = {
        ...example,
        ...refusedFor(act),
      };
      expect([act, (await p1.send(method, address(caseId), key, refused)).status]).toEqual([act, 422]);
      const later = {
        'content-type': 'application/json',
        'idempotency-key': `${key}-later`,
        prefer: 'respond-async',
      };
      const sent = await p1.ask(
        (method ?? 'post').toUpperCase(),
        address(caseId),
        later,
        JSON.stringify(example),
      );
      expect([act, sent.status]).toEqual([act, 202]);
      const nowhere = template.includes('{caseId}') ? 404 : 422;
      expect([act, (await p1.send(method, address('NONE'), key, refused)).status]).toEqual([act, nowhere]);
      log.after(0, 1);
      expect([act, (await p1.send(method, address(caseId), `${key}-down`, example)).status]).toEqual([
        act,
        503,
      ]);
    }
  }

  /** Every act on an identity once refused by the rules, once in no case or of nobody, once of an uncertain end. */
  async function meetRefusalsOfIdentities({ court, p1, vault }: People, erased: string): Promise<void> {
    const closed = `${caseId}-D`;
    await p1.post('/cases', 'open-d', { ...opening, caseId: closed });
    await p1.post(`/cases/${closed}/closure`, 'close-d', { reason: 'Opened twice' });
    await ledger.caughtUp();
    const identity = (of: string) => ({ caseId: of, name: 'A Name' });
    const purpose = { purpose: 'To pay' };
    const reason = { reason: 'On request' };
    const acts = [
      [vault, '/persons', identity(closed), '/persons', identity('NONE')],
      [vault, `/persons/${erased}/readings`, purpose, '/persons/P-0/readings', purpose],
      [vault, `/persons/${erased}/erasure`, reason, '/persons/P-0/erasure', reason],
      [court, `/persons/${erased}/erasure/confirmation`, {}, '/persons/P-0/erasure/confirmation', {}],
    ] as const;
    for (const [who, address, body, nowhere, none] of acts) {
      const key = address.replaceAll('/', '-').slice(1);
      expect([address, (await who.post(address, key, body)).status]).toEqual([address, 422]);
      expect([nowhere, (await who.post(nowhere, key, none)).status]).toEqual([nowhere, 404]);
      log.leaveUncertainAfter(0);
      expect([address, (await who.post(address, `${key}-later`, body)).status]).toEqual([address, 202]);
      log.after(0, 1);
      expect([address, (await who.post(address, `${key}-down`, body)).status]).toEqual([address, 503]);
    }
  }

  /** Every route for somebody who may ask once a minute, and has. */
  async function meetLimits(): Promise<void> {
    const strict = await openLedger((real) => real, { RATE_LIMIT: 1 });
    try {
      const officer = new DocumentedPerson(strict.people.p1, document);
      expect((await officer.get('/cases')).status).toBe(200);
      for (const [template, operations] of Object.entries(document.content.paths))
        for (const method of Object.keys(operations)) {
          const address = addressOf(template.replace('/api/v1', ''), caseId);
          const { headers, status } = await officer.ask(method.toUpperCase(), address, {});
          expect([method, template, status]).toEqual([method, template, 429]);
          expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
          const large = await officer.ask(method.toUpperCase(), address, { 'x-large': 'x'.repeat(20_000) });
          expect([method, template, large.status]).toEqual([method, template, 431]);
        }
    } finally {
      await strict.close();
    }
  }

  /** Every route with a bad token, a bad query, a bad body, and from who may not. */
  async function meetProblems({ admin, auditor, court, inv, p1, stranger, vault }: People): Promise<void> {
    const nobody = new DocumentedPerson(new Person(ledger.url, 'x'), document);
    for (const [template, operations] of Object.entries(document.content.paths)) {
      const address = addressOf(template.replace('/api/v1', ''), caseId);
      const ofAll = address.startsWith('/audit/');
      const ofPolicy = /^\/(policies|users)/.test(address);
      const ofIdentity = address.endsWith('/erasure/confirmation') ? court : vault;
      const ofCase = address.startsWith('/persons') ? ofIdentity : p1;
      const [officer, other] = ofAll ? [auditor, inv] : [ofPolicy ? admin : ofCase, auditor];
      for (const method of Object.keys(operations)) {
        const ask = (who: Person, to: string, type: string, body: string) =>
          method === 'get'
            ? who.get(to)
            : who.ask(method.toUpperCase(), to, { 'content-type': type, 'idempotency-key': 'problem' }, body);
        const query = queries.find(([part]) => template.includes(part))?.[1] ?? '';
        await ask(nobody, address, 'application/json', '{}');
        await ask(officer, `${address}?unknown=1`, 'application/json', '{}');
        await ask(other, `${address}${query}`, 'application/json', '{}');
        await ask(stranger, `${address}${query}`, 'application/json', '{}');
        await ask(officer, address, 'application/json', `"${'x'.repeat(2_100_000)}"`);
        await ask(officer, address, 'text/plain', 'x');
        if (method === 'get') await officer.get(`${address}${query}`, { 'if-none-match': '*' });
      }
    }
    await p1.post('/cases/NONE/approvals', 'problem', { proposalHashes: [hash] });
  }

  /** Policies that come to nothing. */
  async function meetPolicies({ admin, admin2 }: People): Promise<void> {
    for (const [key, who, path] of [
      ['not-agreed', admin2, '/policies/rejections'],
      ['not-meant', admin, '/policies/withdrawals'],
    ] as const) {
      expect((await admin.post('/policies', key, { agencies: ['TH-CCIB'] })).status).toBe(201);
      const body = { policyId: key, ...(who === admin2 && { reason: 'Not now' }) };
      expect([path, (await who.post(path, `${key}-end`, body)).status]).toEqual([path, 201]);
    }
  }

  async function meetVerifications({ auditor, inv }: People): Promise<void> {
    const begun = await auditor.post('/audit/verifications', 'verification', {});
    const path = `/audit/verifications/${begun.body['verificationId']}`;
    for (const accept of ['text/event-stream', 'application/json'])
      expect((await auditor.get(path, { accept })).status).toBe(200);
    expect((await auditor.get('/audit/verifications/none')).status).toBe(404);
    expect((await inv.get(path)).status).toBe(403);
  }

  /** Asked for in a body: what somebody looks for stands in no address. */
  async function meetIdentifiers({ p1, stranger }: People): Promise<void> {
    const { identifiers } = freeze.asset;
    for (const [who, status] of [[p1, 200] as const, [stranger, 404] as const])
      expect((await who.post(`/cases/${caseId}/known-identifiers`, 'look', { identifiers })).status).toBe(
        status,
      );
  }

  async function meetUsers({ admin }: People): Promise<void> {
    const user = {
      agency: 'TH-CCIB',
      jurisdiction: 'TH',
      kind: 'person',
      name: 'inv-7',
      role: 'investigator',
    };
    for (const name of ['inv-7', 'adm-1'])
      expect((await admin.post('/users', 'x', { ...user, name })).status).toBe(201);
    for (const change of ['disabling', 'password-reset'])
      expect((await admin.post(`/users/adm-1/${change}`, 'x', {})).status).toBe(400);
    expect((await admin.postText('/users/inv-7/enabling', 'x', '{')).status).toBe(400);
    for (const change of ['disabling', 'enabling', 'password-reset'])
      expect((await admin.post(`/users/inv-7/${change}`, 'x', {})).status).toBe(200);
  }

  /** A register in which there is one row, which is refused. */
  async function meetImports({ p1, p2 }: People): Promise<void> {
    const columns = [
      ['row,InventNumb,InvItemNumb,CaseNumb,PolRptHash,INumberHash,VinHash,SeizeDate,SeizeCity,SeizeState'],
      ['Descr,EstValue,Findings,ForfDate,ForfValue,AD'],
    ].join();
    const part = (name: string, text: string) =>
      `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
    const file = `${columns}\n2,1,1,I-1,,,,2013-01-05,,,U.S.C.,,ftot,,,\n`;
    const form = [
      part('mapping', 'cook-county-forfeitures'),
      part('file"; filename="register.csv', file),
      '--x--\r\n',
    ].join('');
    const type = { 'content-type': 'multipart/form-data; boundary=x' };
    for (const path of ['resumption', 'approvals'])
      expect([path, (await p1.post(`/imports/none/${path}`, 'x', {})).status]).toEqual([path, 404]);
    const { importId } = (await p1.ask('POST', '/imports', type, form)).body;
    const isDone = async () => (await p1.get(`/imports/${importId}`)).body['state'] === 'done';
    await vi.waitUntil(isDone, { timeout: 60_000 });
    for (const path of ['refused', 'listed', 'refused.csv', 'listed.csv'])
      expect([path, (await p1.get(`/imports/${importId}/${path}`)).status]).toEqual([path, 200]);
    expect((await p2.post(`/imports/${importId}/approvals`, 'x', {})).status).toBe(202);
    await vi.waitUntil(isDone, { timeout: 60_000 });
    expect((await p1.post(`/imports/${importId}/resumption`, 'x', {})).status).toBe(202);
    await vi.waitUntil(isDone, { timeout: 60_000 });
  }

  async function readEverything({ admin, auditor, court }: People): Promise<void> {
    const outcomes = ['freeze', 'distribute', 'pay', 'pay-approved:0', 'refused-freezes'];
    // what is printed of entries is what was taken
    const { entries } = (await auditor.get(`/cases/${caseId}/entries`)).body;
    const taken = entries.find(({ act, status }: Entry) => act === 'freezes' && status === 'posted').sequence;
    for (const [template, { get }] of Object.entries(document.content.paths)) {
      if (/(imports|verifications)\/\{id\}/.test(template)) continue;
      const ids = template.includes('{id}') ? outcomes : [''];
      for (const id of get ? ids : []) {
        const query = queries.find(([part]) => template.includes(part))?.[1] ?? '';
        const address = addressOf(template.replace('/api/v1', ''), caseId, id).replace(
          '0/record.pdf',
          `${taken}/record.pdf`,
        );
        const reader = /^\/(policies|users)/.test(address) ? admin : auditor;
        const { body, status } = await reader.get(`${address}${query}`);
        expect([template, id, status]).toEqual([template, id, 200]);
        const list = body[template.slice(template.lastIndexOf('/') + 1)];
        // quarantined is only what nobody can send over HTTP, and nothing of the session is recorded twice
        if (list && !/quarantine|duplicates$/.test(template))
          expect([template, list.length > 0]).toEqual([template, true]);
      }
    }
    const printed = `/cases/${caseId}/entries/${taken}/record.pdf`;
    expect((await auditor.get(printed, { 'if-none-match': '*' })).status).toBe(304);
    for (const scope of [`/cases/${caseId}`, '/orders/O-1'])
      for (const accept of ['text/csv', 'application/pdf', 'image/png'])
        await court.get(`${scope}/restitution-summary`, { accept });
    await court.get(`/evidence/receipts/${caseId}/0`, { accept: 'image/svg+xml' });
  }
});

/** Of what can't be read without one. */
const queries = [
  ['statistics', '?year=2025'],
  ['restitution-methods', '?fund=all&unit=THB'],
] as const;

type Entry = Readonly<Record<'act' | 'status', string>>;

/** What makes the rules refuse an act that is otherwise well-formed. */
function refusedFor(act: string): object {
  if (act === 'cases') return { agency: 'XX' };
  return act.startsWith('policies/') ? {} : { effectiveAt: '2099-01-01T00:00:00Z' };
}

const addressOf = (template: string, of: string, id = 'freeze'): string =>
  template
    .replace('{caseId}', of)
    .replace('{claimId}', 'C9')
    .replace('{instructionId}', 'T9')
    .replace('{orderId}', 'O-1')
    .replace('{person}', 'P-0')
    .replace('{restitutionId}', 'R9')
    .replace('{sequence}', '0')
    .replace('{name}', 'nobody')
    .replace('{id}', id);
