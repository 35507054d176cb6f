import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStandalone, type Standalone } from '@seizure-ledger/service-standalone';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Person } from '../person.ts';

const caseId = 'TH-2025-0007';
const path = `/cases/${caseId}`;
const order = { authority: 'Criminal Court', date: '2025-12-17', reference: 'Kor 12/2568' };
const effectiveAt = '2025-12-17T03:00:00Z';
const opening = {
  agency: 'TH-CCIB',
  jurisdiction: 'TH',
  networks: ['N-1'],
  openedAt: '2025-12-17T02:00:00Z',
  timeZone: 'Asia/Bangkok',
  title: 'Compound 7',
};
const freeze = {
  asset: {
    description: 'Bank account',
    identifiers: [{ type: 'iban', value: 'DE89 3704 0044 0532 0130 00' }],
    kind: 'account',
  },
  assetId: 'A1',
  custodian: 'Bank B',
  effectiveAt,
  expiresAt: '2027-03-17T00:00:00Z',
  order,
  quantity: '1000000.00',
  unit: 'THB',
};

let dataDir: string;
let ledger: Standalone;
let inv: Person, cus: Person, p1: Person, p2: Person, court: Person, auditor: Person, stranger: Person;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'session-'));
  ledger = await startStandalone({ dataDir, host: '127.0.0.1', logger: pino({ level: 'silent' }), port: 0 });
  const person = (...who: [Parameters<typeof Person.with>[2], string, string?, string?]) =>
    Person.with(dataDir, ledger.url, ...who);
  inv = await person('investigator', 'inv-1');
  cus = await person('custodian', 'cus-1', 'Treasury');
  p1 = await person('prosecutor', 'p-1');
  p2 = await person('prosecutor', 'p-2');
  court = await person('court', 'ct-1', 'COURT');
  auditor = await person('auditor', 'aud-1', 'AUDIT');
  stranger = await person('investigator', 'far-1', 'XX-FAR', 'XX');
});

afterAll(async () => {
  await ledger.close();
  await rm(dataDir, { force: true, recursive: true });
});

describe('the worked session over HTTP', () => {
  it('answers with the shapes and amounts of the interface', async () => {
    const posted = async (answer: ReturnType<Person['post']>) => {
      const { body, status } = await answer;
      expect(body).toMatchObject({ status: 'posted' });
      expect(status).toBe(201);
      return body;
    };
    const approve = async (who: Person, key: string, proposed: ReturnType<Person['post']>) => {
      const { body } = await proposed;
      expect(body).toMatchObject({ needs: { roles: expect.any(Array) }, status: 'proposed' });
      const answer = await who.post(`${path}/approvals`, key, { proposalHashes: [body['proposalHash']] });
      expect(answer.status).toBe(200);
      expect(answer.body['results']).toMatchObject([
        { facts: [{ proposalHash: body['proposalHash'] }], status: 'posted' },
      ]);
      return answer.body;
    };
    await posted(inv.post('/cases', 's1', { ...opening, caseId }));
    await posted(inv.post(`${path}/freezes`, 's2', freeze));
    const million = { assetId: 'A1', effectiveAt, order, quantity: '1000000.00', unit: 'THB' };
    await posted(inv.post(`${path}/seizures`, 's3', { ...million, custodian: 'AMLO' }));
    await posted(inv.post(`${path}/transfers`, 's4', { ...million, from: 'AMLO', to: 'Treasury' }));
    await posted(cus.post(`${path}/transfers/s4/confirmation`, 's5', { effectiveAt }));
    await posted(p1.post(`${path}/confiscations`, 's6', { ...million, final: true, quantity: '600000.00' }));
    const claim = {
      claimId: 'C1',
      grossLoss: '900000.00',
      person: 'P-7f3a',
      priority: 'victim',
      priorRecoveries: '0.00',
      unit: 'THB',
    };
    await posted(p1.post(`${path}/claims`, 's7', { ...claim, order }));
    const restitution = {
      effectiveAt,
      fund: '600000.00',
      method: 'pro-rata',
      order,
      restitutionId: 'R1',
      unit: 'THB',
    };
    await approve(court, 's9', p1.post(`${path}/restitutions`, 's8', restitution));
    const payment = { amount: '600000.00', claimId: 'C1', effectiveAt, paymentReference: 'TT-1' };
    const { position } = await approve(
      p2,
      's11',
      p1.post(`${path}/restitutions/R1/payments`, 's10', payment),
    );

    const { body: balances } = await auditor.get(`${path}/balances?atLeast=${position}`);
    expect(balances).toMatchObject({ caseId, position });
    expect(
      Object.fromEntries(
        balances['balances'].map(({ account, amount }: Record<string, string>) => [account, amount]),
      ),
    ).toEqual({
      'due:allocated': '0.00',
      'held:frozen': '0.00',
      'held:seized': '400000.00',
      'out:restituted': '600000.00',
      'owned:confiscated': '0.00',
      'source:world': '-1000000.00',
    });
    const { body: journal } = await auditor.get(`${path}/entries?limit=3`);
    expect(journal).toMatchObject({
      entries: [
        { previousHash: null, sequence: 0, type: 'case.opened.v1' },
        { sequence: 1 },
        { sequence: 2 },
      ],
      next: expect.any(String),
    });
    expect(journal['entries'][1]).toMatchObject({
      legs: [
        { account: 'source:world', amount: '-1000000.00' },
        { account: 'held:frozen', custodian: 'Bank B' },
      ],
      previousHash: journal['entries'][0].hash,
    });
    const { body: trial } = await auditor.get('/audit/trial-balance');
    expect(trial['units']).toMatchObject([{ sum: '0.00', unit: 'THB' }]);
    const { body: summary, text } = await court.get(`${path}/restitution-summary`);
    expect(summary).toMatchObject({
      claims: [{ allocated: '600000.00', claimId: 'C1', outstanding: '300000.00', paid: '600000.00' }],
      position,
      totals: { paid: '600000.00' },
      undistributed: { amount: '0.00' },
    });
    expect((await court.get(`${path}/restitution-summary?at=${position}`)).text).toBe(text);
    expect(
      (await court.get(`${path}/restitution-summary`, { accept: 'text/csv' })).text.split('\n')[1],
    ).toContain('C1,P-7f3a,900000.00');
    const page = await (await fetch(`${ledger.url}/`)).text();
    expect(page).toContain('Compound 7');
    const document = (await (await fetch(`${ledger.url}/api/openapi.json`)).json()) as {
      openapi: string;
      paths: object;
    };
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toContain('/api/v1/cases/{caseId}/freezes');
  });

  it('answers a repeated instruction with the first answer, and records it once', async () => {
    const again = await inv.post(`${path}/freezes`, 's2', freeze);
    expect(again.status).toBe(201);
    expect(again.body).toMatchObject({ facts: [{ sequence: 1 }], instructionId: 's2', status: 'posted' });
    const parallel = await Promise.all(
      Array.from({ length: 1_000 }, () =>
        inv.post(`${path}/accruals`, 'same', {
          assetId: 'A1',
          custodian: 'Treasury',
          quantity: '0.01',
          reason: 'interest',
          unit: 'THB',
        }),
      ),
    );
    // two lots of A1 lie with Treasury: the refusal is the first answer, a thousand times
    expect(new Set(parallel.map(({ text }) => text)).size).toBe(1);
    const other = await inv.post(`${path}/freezes`, 's2', { ...freeze, quantity: '2.00' });
    expect(other).toMatchObject({ body: { code: 'ID_REUSED' }, status: 422 });
  });
});

describe('a batch', () => {
  it('answers each line in order, and says of a bad line what is wrong with it', async () => {
    const lines = [
      { act: 'cases', body: opening, caseId: 'B-1', id: 'b1' },
      { act: 'freezes', body: { ...freeze, asset: freeze.asset }, caseId: 'B-1', id: 'b2' },
      {
        act: 'seizures',
        body: { assetId: 'A1', custodian: 'AMLO', order, quantity: '2000000.00', unit: 'THB' },
        caseId: 'B-1',
        id: 'b3',
      },
      { act: 'cases', body: opening, caseId: 'not an id', id: 'b4' },
      { act: 'confiscations', body: {}, caseId: 'B-1', id: 'b5' },
    ];
    const body = lines.map((line) => JSON.stringify(line)).join('\n');
    const { status, text } = await inv.ask(
      'POST',
      '/batches',
      { 'content-type': 'application/x-ndjson' },
      body,
    );
    expect(status).toBe(200);
    expect(
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      { id: 'b1', status: 'posted' },
      { facts: [{ sequence: 1 }], id: 'b2', status: 'posted' },
      { code: 'INSUFFICIENT_HELD', id: 'b3', status: 'refused' },
      { code: 'BAD_BODY', status: 400 },
      { code: 'FORBIDDEN', status: 403 },
    ]);
  });
});

describe('attempts', () => {
  it('without a valid token are 401', async () => {
    const [head = '', body = ''] = (await rawToken()).split('.');
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`;
    for (const token of ['', 'x', none, `${head}.${body}.AAAA`]) {
      const { status } = await new Person(ledger.url, token).get(path);
      expect(status).toBe(401);
    }
  });

  it('on another agency’s case are 404, as if it did not exist', async () => {
    for (const caseOf of [caseId, 'NO-SUCH-CASE']) {
      expect((await stranger.get(`/cases/${caseOf}`)).status).toBe(404);
      const { body, status } = await stranger.post(`/cases/${caseOf}/freezes`, `f-${caseOf}`, freeze);
      expect([status, body['code']]).toEqual([404, 'UNKNOWN_CASE']);
    }
  });

  it('with the wrong role are 403', async () => {
    expect((await inv.post(`${path}/confiscations`, 'w1', {})).status).toBe(403);
    expect((await auditor.post(`${path}/freezes`, 'w2', freeze)).status).toBe(403);
    expect((await inv.get('/audit/trial-balance')).status).toBe(403);
  });

  it('with a body that two readers could read differently are 400 or 413, and recorded nowhere', async () => {
    const before = (await auditor.get(`/cases/${caseId}`)).body['entries'];
    const text = JSON.stringify(freeze);
    const bodies = [
      text.replace('{', '{"unknown":1,'),
      text.replace('{', '{"__proto__":{},'),
      text.replace('{', '{"constructor":{},'),
      text.replace('{', '{"unit":"THB",'),
      '['.repeat(1_000) + ']'.repeat(1_000),
      text.replace('Bank account', '\\ud800'),
      text.replace('Bank account', '\\u0000'),
      text.replace('"1000000.00"', '1000000'),
      ...['1e3', '-0', '9'.repeat(40), '１２', '.5', '01'].map((bad) => text.replace('1000000.00', bad)),
      text.replace('"THB"', '{"$ne":null}'),
      'not json',
    ];
    for (const body of bodies) {
      const { status } = await inv.ask(
        'POST',
        `${path}/freezes`,
        { 'content-type': 'application/json', 'idempotency-key': 'bad' },
        body,
      );
      expect([body.slice(0, 60), status]).toEqual([body.slice(0, 60), 400]);
    }
    const large = JSON.stringify({ ...freeze, note: 'x'.repeat(10_000_000) });
    const tooLarge = await inv.ask(
      'POST',
      `${path}/freezes`,
      { 'content-type': 'application/json', 'idempotency-key': 'bad' },
      large,
    );
    expect(tooLarge.status).toBe(413);
    expect((await inv.get('/cases?status[$ne]=open')).status).toBe(400);
    const forged = Buffer.from('{"afterId":"x","position":"0:0"}').toString('base64url');
    for (const cursor of ['x', forged])
      expect((await inv.get(`${path}/entries?cursor=${cursor}`)).status).toBe(400);
    expect((await inv.get('/cases/%7B%22$ne%22:null%7D')).status).toBe(404);
    expect(
      (await inv.ask('POST', `${path}/freezes`, { 'content-type': 'application/json' }, text)).status,
    ).toBe(400);
    expect((await auditor.get(`/cases/${caseId}`)).body['entries']).toBe(before);
  });

  it('to approve one’s own or a changed proposal are refused', async () => {
    const release = {
      assetId: 'A1',
      basis: 'order',
      custodian: 'Treasury',
      order,
      quantity: '400000.00',
      recipient: 'owner',
      unit: 'THB',
    };
    const { body } = await p1.post(`${path}/releases`, 'r1', release);
    const own = await p1.post(`${path}/approvals`, 'r2', { proposalHashes: [body['proposalHash']] });
    expect(own.body['results']).toMatchObject([{ code: 'SAME_PERSON', status: 'refused' }]);
    const changed = String(body['proposalHash']).replace(/.$/, (digit) => (digit === '0' ? '1' : '0'));
    const other = await p2.post(`${path}/approvals`, 'r3', { proposalHashes: [changed] });
    expect(other.body['results']).toMatchObject([{ code: 'UNKNOWN_PROPOSAL', status: 'refused' }]);
  });

  async function rawToken(): Promise<string> {
    const { mintToken } = await import('@seizure-ledger/service-kit');
    return mintToken(dataDir, {
      agency: 'TH-CCIB',
      jurisdiction: 'TH',
      role: 'investigator',
      subject: 'inv-1',
    });
  }
});
