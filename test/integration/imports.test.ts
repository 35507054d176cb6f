import { mintToken } from '@seizure-ledger/service-kit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type OpenLedger, openLedger } from '../open-ledger.ts';
import { Person } from '../person.ts';
import { ofTheRegister } from '../register.ts';

const columns =
  'row,InventNumb,InvItemNumb,CaseNumb,PolRptHash,INumberHash,VinHash,SeizeDate,SeizeCity,SeizeState,Descr,EstValue,Findings,ForfDate,ForfValue,AD';
/** Money that is forfeited, released and neither; a car that is both; money of which nobody says how much. */
const rows = [
  '2,11111,1,13COFO-1,,,,2013-01-05,Chicago,IL,U.S.C.,1000.00,ftot,2013-06-01,1000,A',
  '3,22222,1,13COFO-2,,,,2013-01-06,Chicago,IL,USC,500.00,released,2013-06-02,,D',
  '4,33333,1,13COFO-3,,,,2013-01-07,Chicago,IL,U.S.C,70.00,,,,',
  '5,44444,1,13COFO-3,,,,2013-01-07,Chicago,IL,2010 Chevrolet,9000,ftot released,2013-06-03,,A',
  '6,55555,1,13COFO-4,,,,2013-01-08,Chicago,IL,U.S.C.,,,,,',
];
const csv = `${[columns, ...rows].join('\n')}\n`;

describe('a register that is uploaded', () => {
  let ledger: OpenLedger;
  let importer: Person;
  let second: Person;
  beforeAll(async () => {
    ledger = await openLedger();
    const personOf = async (subject: string) =>
      new Person(ledger.url, await mintToken(ledger.dataDir, { ...ofTheRegister, subject }));
    [importer, second] = [await personOf('importer'), await personOf('approver')];
  });
  afterAll(() => ledger.close());

  async function upload(who: Person, text = csv, mapping = 'cook-county-forfeitures') {
    const form = new FormData();
    form.set('mapping', mapping);
    form.set('file', new File([text], 'register.csv'));
    const answer = await fetch(`${ledger.url}/api/v1/imports`, {
      body: form,
      headers: { authorization: who.authorization },
      method: 'POST',
    });
    return { body: (await answer.json()) as Record<string, never>, status: answer.status };
  }

  const ended = (who: Person, importId: string) =>
    vi.waitUntil(
      async () => {
        const { body } = await who.get(`/imports/${importId}`);
        return body['state'] === 'running' ? undefined : body;
      },
      { timeout: 60_000 },
    );

  it('is brought in, row by row, and reconciled; a second person agrees to what needs one', async () => {
    const { body, status } = await upload(importer);
    expect(status).toBe(202);
    const { importId } = body;
    const sent = await ended(importer, importId);
    expect(sent).toMatchObject({ by: 'importer', file: 'register.csv', state: 'done' });
    expect(sent['reconciliation']).toMatchObject({
      awaitingSecondPerson: 1,
      balanced: true,
      casesOpened: 4,
      rows: { fullyPosted: 3, partlyRefused: 1, read: 5, refused: 1 },
    });
    expect((await importer.post(`/imports/${importId}/approvals`, 'x', {})).status).toBe(403);
    expect((await second.post(`/imports/${importId}/approvals`, 'x', {})).status).toBe(202);
    const agreed = await ended(second, importId);
    expect(agreed['reconciliation']).toMatchObject({
      awaitingSecondPerson: 0,
      balanced: true,
      units: { USD: { confiscated: '1000.00', held: '70.00', read: '1570.00', released: '500.00' } },
    });
  });

  it('is the same import when it is uploaded again, and records nothing twice', async () => {
    const before = await ledger.recorded();
    const { importId } = (await upload(importer)).body;
    const again = await ended(importer, importId);
    expect(again['reconciliation']).toMatchObject({ balanced: true, casesOpened: 4 });
    await ledger.caughtUp();
    const { body } = await importer.get('/imports');
    expect(body['imports']).toHaveLength(1);
    expect(body['mappings']).toContain('cook-county-forfeitures');
    const { body: balances } = await importer.get('/cases/13COFO-1/balances');
    expect(balances['balances']).toContainEqual({
      account: 'owned:confiscated',
      amount: '1000.00',
      unit: 'USD',
    });
    expect(await ledger.recorded()).toBeGreaterThan(before);
  });

  it('shows what was refused and what to look at, page by page and as a table', async () => {
    const { importId } = (await upload(importer)).body;
    await ended(importer, importId);
    const { body: refused } = await importer.get(`/imports/${importId}/refused`);
    expect(refused['refused']).toMatchObject([
      { code: 'CONTRADICTION', row: 5, stage: 'confiscation' },
      { code: 'MISSING_AMOUNT', row: 6, stage: 'seizure' },
    ]);
    const { body: listed } = await importer.get(`/imports/${importId}/listed?kind=contradiction&limit=1`);
    expect(listed).toMatchObject({
      listed: [{ caseId: '13COFO-3', kind: 'contradiction', row: 5 }],
      next: null,
    });
    const { text } = await importer.get(`/imports/${importId}/refused.csv`);
    expect(text.split('\n')[2]).toMatch(/^6,13COFO-4,seizure,MISSING_AMOUNT,/);
  });

  it('is refused where it is no register, or from who may not ask for its acts', async () => {
    expect((await upload(importer, 'a,b\n1,2\n')).status).toBe(400);
    expect((await upload(importer, csv, '../../package')).status).toBe(400);
    expect((await upload(ledger.people.inv)).status).toBe(403);
    expect((await upload(ledger.people.auditor)).status).toBe(403);
  });

  it('is of its agency, and for auditors', async () => {
    const { importId } = (await upload(importer)).body;
    await ended(importer, importId);
    expect((await ledger.people.p1.get(`/imports/${importId}`)).status).toBe(404);
    expect((await ledger.people.p1.get('/imports')).body['imports']).toEqual([]);
    expect((await ledger.people.auditor.get(`/imports/${importId}/listed`)).status).toBe(200);
  });
});
