import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Standalone, startStandalone } from '@seizure-ledger/service-standalone';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Person } from '../person.ts';
import { order } from './court-case.ts';

const path = '/cases/TH-2025-0007/restitution-summary';

let dataDir: string;
let ledger: Standalone;
let court: Person, stranger: Person;
let opened: string, claimed: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'court-'));
  ledger = await startStandalone({ dataDir, host: '127.0.0.1', logger: pino({ level: 'silent' }), port: 0 });
  const officer = await Person.with(dataDir, ledger.url, 'investigator', 'inv-1');
  const prosecutor = await Person.with(dataDir, ledger.url, 'prosecutor', 'p-1');
  court = await Person.with(dataDir, ledger.url, 'court', 'ct-1', 'COURT');
  stranger = await Person.with(dataDir, ledger.url, 'court', 'ct-9', 'COURT', 'KH');
  const opening = {
    agency: 'TH-CCIB',
    caseId: 'TH-2025-0007',
    jurisdiction: 'TH',
    openedAt: '2025-12-17T02:00:00Z',
    timeZone: 'Asia/Bangkok',
    title: 'Compound 7',
  };
  opened = (await officer.post('/cases', 's1', opening)).body['position'];
  const claim = {
    claimId: 'C1',
    grossLoss: '900000.00',
    order,
    person: 'P-7f3a',
    priority: 'victim',
    priorRecoveries: '0.00',
    unit: 'THB',
  };
  claimed = (await prosecutor.post('/cases/TH-2025-0007/claims', 's2', claim)).body['position'];
});

afterAll(async () => {
  await ledger.close();
  await rm(dataDir, { force: true, recursive: true });
});

/** What is looked at of the API's description. */
interface Document {
  readonly components: {
    readonly schemas: {
      readonly RestitutionSummary: { readonly properties: object; readonly required: string[] };
    };
  };
  readonly paths: Readonly<Record<string, { readonly get: { readonly responses: object } }>>;
}

describe('a court that asks for a summary', () => {
  it('before any distribution sees the claims', async () => {
    const { body, headers, status } = await court.get(`${path}?atLeast=${claimed}`);
    expect(status).toBe(200);
    expect(headers.get('etag')).toBe(`"${claimed}"`);
    expect(body).toMatchObject({
      claims: [{ allocated: '0.00', claimId: 'C1', outstanding: '900000.00' }],
      method: null,
      position: claimed,
    });
  });

  it('at an earlier position is answered for that one', async () => {
    const { body, headers } = await court.get(`${path}?at=${opened}`);
    expect(headers.get('etag')).toBe(`"${opened}"`);
    expect(body).toMatchObject({ claims: [], position: opened });
  });

  it('is told when nothing is newer than what it has', async () => {
    const have = (tags: string, query = '') => court.get(`${path}${query}`, { 'if-none-match': tags });
    for (const tags of [`"${claimed}"`, `W/"${claimed}"`, `"x", "${claimed}"`, '*'])
      expect(await have(tags)).toMatchObject({ status: 304, text: '' });
    expect((await have(`"${opened}"`)).status).toBe(200);
    expect((await have(`"${opened}"`, `?at=${opened}`)).status).toBe(304);
  });

  it('gets the form that it likes best, or is told which there are', async () => {
    const typeFor = async (accept: string) => (await court.get(path, { accept })).headers.get('content-type');
    expect(await typeFor('application/json;q=0.5, text/csv')).toBe('text/csv; charset=utf-8');
    expect(await typeFor('application/json, text/csv;q=0.5')).toMatch('application/json');
    const { body, headers, status } = await court.get(path, { accept: 'text/html' });
    expect([status, headers.get('content-type')]).toEqual([406, expect.stringContaining('problem+json')]);
    expect(body).toMatchObject({ code: 'NOT_ACCEPTABLE', detail: expect.stringContaining('text/csv') });
  });

  it('of a case that it may not see is told what is said of a case that there is not', async () => {
    const [hidden, none] = [await stranger.get(path), await court.get('/cases/NO-SUCH/restitution-summary')];
    expect([hidden.status, hidden.body['code']]).toEqual([404, 'NOT_FOUND']);
    const { instance: _, ...said } = hidden.body;
    expect(none.body).toMatchObject(said);
    for (const accept of ['text/csv', 'application/json'])
      expect((await stranger.get(path, { accept, 'if-none-match': '*' })).status).toBe(404);
  });

  it('finds the summary described where the API is', async () => {
    const answer = await fetch(`${ledger.url}/api/openapi.json`);
    const document = (await answer.json()) as Document;
    const { RestitutionSummary } = document.components.schemas;
    const { body } = await court.get(path);
    expect(Object.keys(RestitutionSummary.properties).toSorted()).toEqual(Object.keys(body).toSorted());
    expect(RestitutionSummary.required.toSorted()).toEqual(Object.keys(body).toSorted());
    const { get } = document.paths['/api/v1/cases/{caseId}/restitution-summary'] ?? {};
    expect(Object.keys(get?.responses ?? {})).toEqual(expect.arrayContaining(['200', '304', '406']));
  });
});
