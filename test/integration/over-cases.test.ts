import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freeze, million, opening, order } from '../bodies.ts';
import { type OpenLedger, openLedger } from '../open-ledger.ts';
import { Person } from '../person.ts';

const value = { kind: 'value', ...order, sum: '500.00', unit: 'THB' };

describe('lists over cases', () => {
  let ledger: OpenLedger;
  let elsewhere: Person;
  let judge: Person;
  let keeper: Person;
  beforeAll(async () => {
    ledger = await openLedger();
    const { cus, inv, p1 } = ledger.people;
    const personOf = (role: 'custodian' | 'investigator' | 'prosecutor', agency: string) =>
      Person.with(ledger.dataDir, ledger.url, role, `${role}-1`, agency);
    elsewhere = await personOf('investigator', 'TH-OTHER');
    judge = await personOf('prosecutor', 'TH-COURTS');
    keeper = await personOf('custodian', 'Bank B');
    for (const [officer, caseId, title] of [
      [inv, 'L-1', 'beta'],
      [inv, 'L-2', 'Alpha'],
      [elsewhere, 'L-3', 'gamma'],
    ] as const)
      await officer.post('/cases', 'open', { ...opening, ...agencyOf(officer), caseId, title });
    const ends = {
      'L-1': '2027-03-01T00:00:00Z',
      'L-2': '2026-01-01T00:00:00Z',
      'L-3': '2027-02-01T00:00:00Z',
    };
    for (const [caseId, expiresAt] of Object.entries(ends)) {
      const officer = caseId === 'L-3' ? elsewhere : inv;
      await officer.post(`/cases/${caseId}/freezes`, 'freeze', { ...freeze, expiresAt });
      await officer.post(`/cases/${caseId}/orders`, 'order', { ...value, orderId: `O-${caseId}` });
    }
    const half = { ...million, quantity: '500000.00' };
    await inv.post('/cases/L-1/seizures', 'seize', { ...half, custodian: 'AMLO' });
    const moved = { ...half, from: 'AMLO', quantity: '100.00', to: 'Treasury' };
    await inv.post('/cases/L-1/transfers', 'T1', moved);
    await cus.post('/cases/L-1/transfers/T1/confirmation', 'confirm', {});
    await inv.post('/cases/L-1/transfers', 'T2', moved);
    const taken = { ...million, custodian: 'Treasury', final: false, quantity: '40.00' };
    await p1.post('/cases/L-1/confiscations', 'take', taken);
    const paid = { basis: 'value-order', custodian: 'Treasury', orderId: 'O-L-1', payer: 'P-1' };
    await p1.post('/cases/L-1/receipts-in', 'paid', { ...paid, quantity: '120.00', unit: 'THB' });
    await ledger.caughtUp();
  });
  afterAll(() => ledger.close());

  const agencyOf = (officer: Person) => (officer === elsewhere ? { agency: 'TH-OTHER' } : {});

  /** What a list answers, page by page, as some of its members. */
  async function listOf(who: Person, query: string, ...members: readonly string[]) {
    const found: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body, status } = await who.get(`/${query}&limit=1${cursor && `&cursor=${cursor}`}`);
      expect(status).toBe(200);
      const [items = []] = Object.values(body).filter(Array.isArray);
      found.push(...items.map((item: Record<string, unknown>) => members.map((member) => item[member])));
      cursor = body['next'];
    }
    return found;
  }

  it('show a custodian what they hold, in whosever case it is', async () => {
    const members = ['caseId', 'caseTitle', 'account', 'quantity'];
    expect(await listOf(ledger.people.cus, 'lots?custodian=Treasury', ...members)).toEqual([
      ['L-1', 'beta', 'held:confiscated', '40.00'],
      ['L-1', 'beta', 'held:seized', '60.00'],
      ['L-1', 'beta', 'owned:proceeds', '120.00'],
    ]);
    expect(await listOf(keeper, 'lots?custodian=Bank%20B', 'caseId')).toEqual([['L-1'], ['L-2'], ['L-3']]);
    expect(await listOf(keeper, 'lots?custodian=Treasury', 'caseId')).toEqual([]);
  });

  it('show confiscations that await finality', async () => {
    const query = 'lots?status=held:confiscated';
    expect(await listOf(ledger.people.p1, query, 'caseId', 'asset')).toEqual([
      ['L-1', { description: 'Bank account', kind: 'account' }],
    ]);
    expect(await listOf(elsewhere, query, 'caseId')).toEqual([]);
  });

  it('show which freezes end before an instant, the earliest first', async () => {
    const { auditor, inv, stranger } = ledger.people;
    const before = 'lots?expiresBefore=2027-03-01T00:00:00.001Z';
    expect(await listOf(inv, before, 'caseId', 'expired')).toEqual([
      ['L-2', true],
      ['L-1', undefined],
    ]);
    expect(await listOf(judge, before, 'caseId')).toEqual([['L-2'], ['L-3'], ['L-1']]);
    expect(await listOf(auditor, 'lots?expiresBefore=2027-03-01T00:00:00Z', 'caseId')).toEqual([
      ['L-2'],
      ['L-3'],
    ]);
    expect(await listOf(stranger, before, 'caseId')).toEqual([]);
  });

  it('show who has to confirm what, and who waits for it', async () => {
    const { cus, inv, stranger } = ledger.people;
    const members = ['transferId', 'state', 'caseTitle'];
    expect(await listOf(cus, 'hand-overs?state=in-transit&to=Treasury', ...members)).toEqual([
      ['T2', 'in-transit', 'beta'],
    ]);
    expect(await listOf(inv, 'hand-overs?from=AMLO', ...members)).toEqual([
      ['T1', 'confirmed', 'beta'],
      ['T2', 'in-transit', 'beta'],
    ]);
    for (const who of [elsewhere, keeper, stranger])
      expect(await listOf(who, 'hand-overs?state=in-transit', ...members)).toEqual([]);
  });

  it('show what was ordered, collected and is open', async () => {
    const members = ['orderId', 'sum', 'collected', 'open', 'caseTitle'];
    expect(await listOf(ledger.people.inv, 'orders?kind=value', ...members)).toEqual([
      ['O-L-1', '500.00', '120.00', '380.00', 'beta'],
      ['O-L-2', '500.00', '0.00', '500.00', 'Alpha'],
    ]);
    expect(await listOf(judge, 'orders?kind=value', 'orderId')).toHaveLength(3);
    expect(await listOf(judge, 'orders?kind=sale', 'orderId')).toEqual([]);
  });

  it('show cases by their title, their opening or their latest act', async () => {
    const { inv } = ledger.people;
    const sorted = (sort: string) => listOf(judge, `cases?sort=${sort}`, 'caseId');
    expect(await sorted('title')).toEqual([['L-2'], ['L-1'], ['L-3']]);
    expect(await sorted('-title')).toEqual([['L-3'], ['L-1'], ['L-2']]);
    expect(await sorted('recordedAt')).toEqual([['L-2'], ['L-3'], ['L-1']]);
    expect(await sorted('-openedAt')).toEqual([['L-3'], ['L-2'], ['L-1']]);
    expect(await listOf(inv, 'cases?sort=-title&q=al', 'caseId')).toEqual([['L-2']]);
    const { body } = await inv.get('/cases?limit=1');
    expect(body['cases'][0]).not.toHaveProperty('titleKey');
  });

  it('tell nobody by a cursor where what they don’t see stands', async () => {
    const { body } = await elsewhere.get('/lots?expiresBefore=2099-01-01T00:00:00Z');
    const { position } = body;
    const ask = async (list: string, afterId: string) => {
      const cursor = Buffer.from(JSON.stringify({ afterId, position })).toString('base64url');
      return (await elsewhere.get(`/${list}&cursor=${cursor}`)).status;
    };
    const lot = (caseId: string) => `${caseId}|A1|THB|held:frozen|Bank B`;
    const ids = ['L-1', 'L-2', 'NONE'];
    for (const id of ids) expect(await ask('lots?expiresBefore=2099-01-01T00:00:00Z', lot(id))).toBe(410);
    for (const id of ids) expect(await ask('cases?sort=title', id)).toBe(410);
    expect(await ask('lots?expiresBefore=2099-01-01T00:00:00Z', lot('L-3'))).toBe(200);
  });

  it('begin again where the last case of a page has gone on', async () => {
    const { inv } = ledger.people;
    const first = await inv.get('/cases?sort=recordedAt&limit=1');
    const [{ caseId }] = first.body['cases'];
    await inv.post(`/cases/${caseId}/orders`, 'another', { ...value, orderId: 'O-9' });
    await ledger.caughtUp();
    const next = await inv.get(`/cases?sort=recordedAt&limit=1&cursor=${first.body['next']}`);
    expect([next.status, next.body['code']]).toEqual([410, 'LIST_CHANGED']);
  });
});
