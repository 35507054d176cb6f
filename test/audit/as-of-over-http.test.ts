import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claim, freeze, opening, order } from '../bodies.ts';
import { type OpenLedger, openLedger } from '../open-ledger.ts';
import type { HttpAnswer, Person } from '../person.ts';

const path = '/cases/TH-2025-0007';

describe('balances as of a time', () => {
  let ledger: OpenLedger;
  let inv: Person;
  let opened: { position: string; recordedAt: string };
  let frozen: { position: string; recordedAt: string };

  beforeAll(async () => {
    ledger = await openLedger();
    ({ inv } = ledger.people);
    opened = await posted('/cases', 'open', { ...opening, caseId: 'TH-2025-0007' });
    frozen = await posted(`${path}/freezes`, 'freeze', { ...freeze, expiresAt: '2026-01-01T00:00:00Z' });
    // recorded now, effective before what was recorded before it
    await posted(`${path}/seizures`, 'seize', {
      assetId: 'A1',
      custodian: 'AMLO',
      effectiveAt: '2025-12-18T00:00:00Z',
      order,
      quantity: '400000.00',
      unit: 'THB',
    });
  });
  afterAll(() => ledger.close());

  async function posted(route: string, key: string, body: object) {
    const { body: answer, status } = await inv.post(route, key, body);
    expect([status, answer['status']], JSON.stringify(answer)).toEqual([201, 'posted']);
    await inv.get(`/cases?atLeast=${answer['position']}`);
    const { recordedAt } = answer['facts'][0];
    return { position: String(answer['position']), recordedAt: String(recordedAt) };
  }

  const amount = (body: HttpAnswer['body'], account: string) =>
    body['balances'].find((one: { account: string }) => one.account === account)?.amount;

  it('of recording are those of the position that they name, and final once something later is recorded', async () => {
    const { body, headers } = await inv.get(`${path}/balances?asOf=${opened.recordedAt}`);
    expect(body).toEqual({
      asOf: opened.recordedAt,
      balances: [],
      caseId: 'TH-2025-0007',
      expired: [],
      final: opened.recordedAt < frozen.recordedAt,
      position: opened.position,
    });
    expect(headers.get('etag')).toMatch(`"${opened.position}`);
  });

  it('that is not over are marked as not final, and so is their ETag', async () => {
    const soon = new Date(Date.now() + 3_600_000).toISOString();
    const { body, headers } = await inv.get(`${path}/balances?asOf=${soon}`);
    expect(body['final']).toBe(false);
    expect(amount(body, 'held:seized')).toBe('400000.00');
    expect(headers.get('etag')).toBe(`"${body['position']};not-final;1-expired"`);
  });

  it('tell what was expired by then, and what is by now', async () => {
    const left = [{ amount: '600000.00', expiresAt: '2026-01-01T00:00:00Z', unit: 'THB' }];
    const now = await inv.get(`${path}/balances`);
    expect([now.body['expired'], now.headers.get('etag')]).toEqual([
      left,
      `"${now.body['position']};1-expired"`,
    ]);
    const then = await inv.get(`${path}/balances?asOf=${frozen.recordedAt}`);
    expect(then.body['expired']).toEqual([{ ...left[0], amount: '1000000.00' }]);
    const { body, headers } = await inv.get(`${path}/lots`);
    expect(body['lots'].map((lot: { expired?: true }) => lot.expired ?? false)).toEqual([true, false]);
    expect(headers.get('etag')).toBe(`"${body['position']};1-expired"`);
  });

  it('of effect count what was recorded late from when it was effective', async () => {
    const at = async (effectiveAt: string) => {
      const { body } = await inv.get(`${path}/balances?effectiveAt=${effectiveAt}`);
      return [amount(body, 'held:frozen'), amount(body, 'held:seized')];
    };
    expect(await at('2025-12-17T02:59:59.999Z')).toEqual(['0.00', '0.00']);
    expect(await at('2025-12-17T03:00:00Z')).toEqual(['1000000.00', '0.00']);
    expect(await at('2025-12-18T00:00:00Z')).toEqual(['600000.00', '400000.00']);
  });

  it('of effect say where an account stood below zero, because what it gave came in later', async () => {
    await posted(`${path}/freezes`, 'freeze-2', {
      ...freeze,
      assetId: 'A2',
      effectiveAt: '2026-02-01T00:00:00Z',
    });
    await posted(`${path}/accruals`, 'accrue', {
      assetId: 'A2',
      effectiveAt: '2026-05-01T00:00:00Z',
      quantity: '5.00',
      reason: 'interest',
      unit: 'THB',
    });
    const rest = { assetId: 'A2', effectiveAt: '2026-03-01T00:00:00Z', quantity: '1000005.00' };
    await posted(`${path}/seizures`, 'seize-2', { ...rest, custodian: 'AMLO', order, unit: 'THB' });
    const first = { assetId: 'A1', effectiveAt: '2025-12-19T00:00:00Z', quantity: '600000.00' };
    await posted(`${path}/seizures`, 'seize-1', { ...first, custodian: 'AMLO', order, unit: 'THB' });
    const { body } = await inv.get(`${path}/balances?effectiveAt=2026-04-01T00:00:00Z`);
    expect([amount(body, 'held:frozen'), body['belowZero']]).toEqual([
      '-5.00',
      [{ account: 'held:frozen', unit: 'THB' }],
    ]);
    const later = await inv.get(`${path}/balances?effectiveAt=2026-05-01T00:00:00Z`);
    expect([amount(later.body, 'held:frozen'), later.body['belowZero']]).toEqual(['0.00', []]);
  });

  it('that a case was not open by, or of both kinds at once, or of no instant, are not to be had', async () => {
    const status = async (query: string) => (await inv.get(`${path}/balances?${query}`)).status;
    expect(await status('asOf=2020-01-01T00:00:00Z')).toBe(404);
    expect(await status('asOf=2026-01-01T00:00:00Z&effectiveAt=2026-01-01T00:00:00Z')).toBe(400);
    expect(await status('asOf=yesterday')).toBe(400);
    const { stranger } = ledger.people;
    expect((await stranger.get(`${path}/balances?asOf=${opened.recordedAt}`)).status).toBe(404);
  });

  it('the journal says what was recorded late, and so does the answer to the act', async () => {
    const { body } = await inv.get(`${path}/entries`);
    const late = body['entries'].map(({ act, recordedLate }: { act: string; recordedLate?: true }) => [
      act,
      recordedLate ?? false,
    ]);
    expect(late.slice(0, 3)).toEqual([
      ['cases', false],
      ['freezes', true],
      ['seizures', true],
    ]);
    const { p1 } = ledger.people;
    const admitted = await p1.post(`${path}/claims`, 'claim', claim);
    expect(admitted.body['facts'][0]).not.toHaveProperty('recordedLate');
    const again = await inv.post(`${path}/freezes`, 'freeze', {
      ...freeze,
      expiresAt: '2026-01-01T00:00:00Z',
    });
    expect(again.body['facts'][0]).toMatchObject({ recordedLate: true });
  });
});
