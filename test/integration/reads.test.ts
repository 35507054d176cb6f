import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claim, freeze, opening, order, release } from '../bodies.ts';
import { type OpenLedger, openLedger } from '../open-ledger.ts';
import type { HttpAnswer, Person } from '../person.ts';

const path = '/cases/TH-2025-0007';
const numbers = (count: number) => Array.from({ length: count }, (_, n) => String(n).padStart(3, '0'));

describe('reading while acts go on', () => {
  let ledger: OpenLedger;
  let inv: Person, p1: Person, auditor: Person;
  let last: string;

  beforeAll(async () => {
    ledger = await openLedger();
    ({ auditor, inv, p1 } = ledger.people);
    await inv.post('/cases', 'open', { ...opening, caseId: 'TH-2025-0007' });
    await act(async () => inv.batch(numbers(40).map((n) => take(`A${n}`))));
    await act(async () => p1.batch(numbers(40).map((n) => admit(`C${n}`))));
  });
  afterAll(() => ledger.close());

  const take = (assetId: string) => ({
    act: 'freezes',
    body: { ...freeze, assetId },
    caseId: 'TH-2025-0007',
    id: assetId,
  });
  const admit = (claimId: string) => ({
    act: 'claims',
    body: { ...claim, claimId },
    caseId: 'TH-2025-0007',
    id: claimId,
  });
  const seize = (assetId: string) => {
    const body = { assetId, custodian: 'AMLO', order, quantity: '1000000.00', unit: 'THB' };
    return { act: 'seizures', body, caseId: 'TH-2025-0007', id: `seize-${assetId}` };
  };

  /** Acts, all of which are posted and read from here on. */
  async function act(batch: () => Promise<readonly HttpAnswer['body'][]>): Promise<void> {
    const answers = await batch();
    expect(answers.filter(({ status }) => status !== 'posted')).toEqual([]);
    last = String(answers.at(-1)?.['position']);
    await inv.get(`${path}?atLeast=${last}`);
  }

  /** All pages of a list, and what happens after the first of them. */
  async function pages(who: Person, list: string, meanwhile: () => Promise<void>) {
    const name = list.slice(list.lastIndexOf('/') + 1);
    const first = await who.get(`${list}?limit=7`);
    await meanwhile();
    const read = [first.body];
    for (let next = first.body['next']; next !== null; next = read.at(-1)?.['next']) {
      const { body, status } = await who.get(`${list}?limit=7&cursor=${next}`);
      expect(status, JSON.stringify(body)).toBe(200);
      read.push(body);
    }
    expect(new Set(read.map(({ position }) => position)).size).toBe(1);
    return { items: read.flatMap((page) => page[name]), position: String(first.body['position']) };
  }

  it('a journal’s pages are the journal as it stood at the first of them', async () => {
    const before = await inv.get(`${path}/entries?limit=1000`);
    const { items, position } = await pages(inv, `${path}/entries`, () =>
      act(async () => inv.batch([take('B1'), take('B2')])),
    );
    expect(items).toEqual(before.body['entries']);
    expect(position).toBe(before.body['position']);
    const after = await inv.get(`${path}/entries?limit=1000`);
    expect(after.body['entries']).toHaveLength(items.length + 2);
  });

  it('an auditor’s pages of refusals too, over all partitions', async () => {
    const refuse = async (from: number) => {
      const cases = numbers(30).map((n) => `NO-CASE-${from}-${n}`);
      const answers = await inv.batch(cases.map((caseId) => ({ ...take('A000'), caseId, id: 'refused' })));
      await auditor.get(`/audit/positions?atLeast=${lastOfEach(answers)}`);
    };
    await refuse(1);
    const { items, position } = await pages(auditor, '/audit/refusals', () => refuse(2));
    expect(items.map(({ caseId }: { caseId: string }) => caseId).toSorted()).toEqual(
      numbers(30).map((n) => `NO-CASE-1-${n}`),
    );
    const now = await auditor.get('/audit/refusals?limit=1000');
    expect(now.body['refusals']).toHaveLength(60);
    expect(now.body['position']).not.toBe(position);
  });

  it('every claim stands in its list once, whatever was admitted meanwhile', async () => {
    const { items } = await pages(inv, `${path}/claims`, () =>
      act(async () => p1.batch([admit('C000a'), admit('C039a')])),
    );
    const ids = items.map(({ claimId }: { claimId: string }) => claimId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(numbers(40).map((n) => `C${n}`)));
  });

  it('no lot is shown twice: when an act has moved one, the list begins again', async () => {
    const { body: first } = await inv.get(`${path}/lots?limit=7`);
    // a later page would show it again, as seized
    await act(async () => inv.batch([seize('A000')]));
    const later = await inv.get(`${path}/lots?limit=7&cursor=${first['next']}`);
    expect(later).toMatchObject({ body: { code: 'LIST_CHANGED', status: 410 }, status: 410 });
    const { items } = await pages(inv, `${path}/lots`, async () => undefined);
    const ids = items.map(({ assetId }: { assetId: string }) => assetId);
    expect(ids).toEqual([...numbers(40).map((n) => `A${n}`), 'B1', 'B2']);
  });

  it('cases are found by the beginnings of words, by unit, agency and network, and paged', async () => {
    await inv.batch(
      numbers(9).map((n) => ({
        act: 'cases',
        body: { ...opening, title: `Depot ${n}` },
        caseId: `D-${n}`,
        id: 'open',
      })),
    );
    await expect.poll(async () => (await inv.get('/cases?q=depot')).body['cases'].length).toBe(9);
    const { items } = await pages(inv, '/cases', async () => undefined);
    expect(items).toHaveLength(10);
    const found = async (query: string) => (await inv.get(`/cases?${query}`)).body['cases'].length;
    expect([
      await found('unit=THB'),
      await found('network=N-1'),
      await found('q=dep%20003'),
      await found('agency=X'),
    ]).toEqual([1, 10, 1, 0]);
  });

  it('every read names its position as ETag, and is 304 while nothing has changed', async () => {
    const reads = [
      '',
      '/balances',
      '/entries',
      '/links',
      '/instructions/A000',
      '/assets',
      '/lots',
      '/claims',
      '/orders',
      '/proposals',
      '/custody',
      '/distributions',
    ];
    const all = [
      ...reads.map((read) => `${path}${read}`),
      '/cases',
      '/audit/trial-balance',
      '/audit/positions',
      '/audit/refusals',
      '/audit/quarantine',
    ];
    for (const read of all) {
      const answer = await auditor.get(read);
      const etag = `"${answer.body['position']}"`;
      expect([read, answer.status, answer.headers.get('etag')]).toEqual([read, 200, etag]);
      expect(answer.headers.get('cache-control')).toBe('private, no-cache');
      for (const ifNoneMatch of [etag, `W/${etag}`, `"0:0", ${etag}`, '*']) {
        const same = await auditor.get(read, { 'if-none-match': ifNoneMatch });
        expect([read, same.status, same.text, same.headers.get('etag')]).toEqual([read, 304, '', etag]);
      }
      for (const other of ['"99:99"', etag.slice(1, -1), ''])
        expect((await auditor.get(read, { 'if-none-match': other })).status).toBe(200);
    }
    const { headers } = await auditor.get(path);
    await act(async () => inv.batch([take('E1')]));
    expect((await auditor.get(path, { 'if-none-match': headers.get('etag') ?? '' })).status).toBe(200);
  });

  it('a cached answer is still refused to who may not have it', async () => {
    const { headers } = await inv.get(path);
    const etag = { 'if-none-match': headers.get('etag') ?? '' };
    expect((await ledger.people.stranger.get(path, etag)).status).toBe(404);
    expect((await fetch(`${ledger.url}/api/v1${path}`, { headers: etag })).status).toBe(401);
  });

  it('an act that is not waited for is answered 202, and found at its address', async () => {
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': 'async',
      prefer: 'wait=1, respond-async',
    };
    const answer = await inv.ask(
      'POST',
      `${path}/freezes`,
      headers,
      JSON.stringify({ ...freeze, assetId: 'F1' }),
    );
    expect(answer).toMatchObject({ body: { instructionId: 'async', status: 'sent' }, status: 202 });
    expect(answer.headers.get('preference-applied')).toBe('respond-async');
    const address = String(answer.headers.get('location')).replace('/api/v1', '');
    await expect.poll(async () => (await inv.get(address)).body['status']).toBe('posted');
    const { body } = await inv.post(`${path}/freezes`, 'async', { ...freeze, assetId: 'F1' });
    expect((await inv.get(address)).body['facts']).toEqual(body['facts']);
  });

  it('an instruction tells of its proposal and its approval, to either person', async () => {
    const { p2 } = ledger.people;
    const proposed = await p1.post(`${path}/releases`, 'propose', { ...release, assetId: 'A001' });
    const { body } = await p2.post(`${path}/approvals`, 'approve', {
      proposalHashes: [proposed.body['proposalHash']],
    });
    const asked = async (who: Person, id: string) => {
      const { body: found } = await who.get(`${path}/instructions/${id}?atLeast=${body['position']}`);
      return [found['status'], found['facts'].map(({ status }: { status: string }) => status)];
    };
    expect(await asked(p1, 'propose')).toEqual(['posted', ['proposed', 'posted']]);
    expect(await asked(p2, 'approve:0')).toEqual(['posted', ['posted']]);
  });
});

/** The furthest position of each partition that answers name, as one. */
function lastOfEach(answers: readonly HttpAnswer['body'][]): string {
  const last = new Map<string, string>();
  for (const { position } of answers) last.set(String(position).split(':')[0] ?? '', String(position));
  return [...last.values()].join(',');
}
