import { partitionOf } from '@seizure-ledger/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freeze, million, opening, order, release } from '../bodies.ts';
import { type OpenLedger, openLedger } from '../open-ledger.ts';

const effectiveAt = '2025-12-17T03:00:00Z';
/** Already the next year where the case is. */
const newYear = '2025-12-31T18:00:00Z';

describe('statistics', () => {
  let ledger: OpenLedger;
  beforeAll(async () => {
    ledger = await openLedger();
    const { inv, p1, p2 } = ledger.people;
    for (const caseId of ['S-1', 'S-2', 'S-3', 'S-4']) {
      const offence = caseId === 'S-3' ? { offence: '=fraud, "online"' } : {};
      await inv.post('/cases', 'open', { ...opening, ...offence, caseId });
      await inv.post(`/cases/${caseId}/freezes`, 'freeze', freeze);
    }
    const at = '/cases/S-1';
    await inv.post(`${at}/seizures`, 'seize', { ...million, custodian: 'AMLO', quantity: '400000.00' });
    const wrong = await inv.post(`${at}/seizures`, 'wrong', {
      ...million,
      custodian: 'AMLO',
      quantity: '7.00',
    });
    const [{ sequence }] = wrong.body['facts'];
    const correction = { foundBy: 'inv-1', reason: 'Counted twice', sequence };
    const corrected = await inv.post(`${at}/corrections`, 'correct', correction);
    await p2.post(`${at}/approvals`, 'corrected', { proposalHashes: [corrected.body['proposalHash']] });
    const taken = { ...million, custodian: 'AMLO', effectiveAt: newYear, quantity: '300000.00' };
    await p1.post(`${at}/confiscations`, 'take', { ...taken, final: false });
    await p1.post(`${at}/finality`, 'final', { ...taken, decidedAt: '2026-01-01' });
    const back = { ...release, custodian: 'Bank B', effectiveAt, order, quantity: '100.00' };
    const { proposalHash } = (await p1.post(`${at}/releases`, 'release', back)).body;
    await p2.post(`${at}/approvals`, 'released', { proposalHashes: [proposalHash] });
    await ledger.caughtUp();
  });
  afterAll(() => ledger.close());

  const cell = { agency: 'TH-CCIB', jurisdiction: 'TH', kind: 'account', unit: 'THB' };

  async function statisticsOf(year: string): Promise<readonly unknown[]> {
    const found: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const url = `/audit/statistics?year=${year}&limit=1${cursor && `&cursor=${cursor}`}`;
      const { body, status } = await ledger.people.auditor.get(url);
      expect(status).toBe(200);
      found.push(...body['statistics']);
      cursor = body['next'];
    }
    return found;
  }

  it('say what was frozen, seized and released in a year, less what was corrected, and in how many cases', async () => {
    expect(await statisticsOf('2025')).toEqual([
      {
        ...cell,
        amounts: { frozen: '3000000.00', released: '100.00', seized: '400000.00' },
        cases: 3,
        year: '2025',
      },
      {
        ...cell,
        amounts: { frozen: '1000000.00' },
        cases: 1,
        offence: '=fraud, "online"',
        year: '2025',
      },
    ]);
  });

  it('count in the year of the place where the case is, and confiscated only what is final', async () => {
    expect(await statisticsOf('2026')).toEqual([
      { ...cell, amounts: { confiscated: '300000.00' }, cases: 1, year: '2026' },
    ]);
    expect(await statisticsOf('1999')).toEqual([]);
  });

  it('come as a table in which no text becomes a formula', async () => {
    const { headers, text } = await ledger.people.auditor.get('/audit/statistics.csv?year=2025');
    expect(headers.get('content-type')).toMatch(/^text\/csv/);
    const [header, second, first] = text.split('\r\n');
    expect(header).toBe(
      'year,jurisdiction,agency,offence,kind,unit,cases,frozen,seized,confiscated,received,sold,proceeds,released,restituted,shared,state,costs,liens,lost',
    );
    expect(first).toBe(`2025,TH,TH-CCIB,"'=fraud, ""online""",account,THB,1,1000000.00,,,,,,,,,,,,`);
    expect(second).toBe('2025,TH,TH-CCIB,,account,THB,3,3000000.00,400000.00,,,,,100.00,,,,,,');
  });

  it('show a cell once, also where another partition begins to count in it between two pages', async () => {
    const { auditor, inv } = ledger.people;
    const first = (await auditor.get('/audit/statistics?year=2025&limit=1')).body;
    const [partition] = JSON.parse(Buffer.from(first['next'], 'base64url').toString())['afterId'].split('|');
    const ids = Array.from({ length: 99 }, (_, n) => `S-${n + 5}`);
    const caseId = ids.find((id) => partitionOf(id, 12) > Number(partition));
    await inv.post('/cases', 'open', { ...opening, caseId });
    await inv.post(`/cases/${caseId}/freezes`, 'freeze', freeze);
    await ledger.caughtUp();
    const next = (await auditor.get(`/audit/statistics?year=2025&limit=1&cursor=${first['next']}`)).body;
    expect(next['statistics']).toMatchObject([{ offence: '=fraud, "online"' }]);
    expect(await statisticsOf('2025')).toMatchObject([{ cases: 4 }, { cases: 1 }]);
  });

  it('are for auditors only', async () => {
    for (const path of ['statistics', 'statistics.csv'])
      expect((await ledger.people.p1.get(`/audit/${path}?year=2025`)).status).toBe(403);
  });
});
