import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { effectiveAt, freeze, million, opening, release } from '../bodies.ts';
import { type OpenLedger, openLedger } from '../open-ledger.ts';

/** A car is seized today; all else was effective a year ago. */
const car = { ...freeze, assetId: 'A2', effectiveAt: undefined, quantity: '7.00' };

describe('records that an auditor looks for', () => {
  let ledger: OpenLedger;
  let posted: string;
  beforeAll(async () => {
    ledger = await openLedger();
    const { inv, p1, p2 } = ledger.people;
    await inv.post('/cases', 'open', { ...opening, caseId: 'E-1' });
    await inv.post('/cases/E-1/freezes', 'freeze', freeze);
    await inv.post('/cases/E-1/freezes', 'freeze-2', car);
    await inv.post('/cases/E-1/seizures', 'too-much', {
      ...million,
      custodian: 'AMLO',
      quantity: '1000000.01',
    });
    const body = { ...release, custodian: 'Bank B' };
    const { proposalHash } = (await p1.post('/cases/E-1/releases', 'release', body)).body;
    await p1.post('/cases/E-1/approvals', 'self', { proposalHashes: [proposalHash] });
    const agreed = await p2.post('/cases/E-1/approvals', 'agree', { proposalHashes: [proposalHash] });
    posted = agreed.body['results'][0]['facts'][0]['recordedAt'];
    await ledger.caughtUp();
  });
  afterAll(() => ledger.close());

  /** The instructions of what is found, the latest first, read two at a time. */
  async function found(query: string): Promise<readonly string[]> {
    const ids: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const url = `/audit/entries?limit=2&${query}${cursor && `&cursor=${cursor}`}`;
      const { body, status } = await ledger.people.auditor.get(url);
      expect(status).toBe(200);
      ids.push(...body['entries'].map(({ instructionId }: Record<string, string>) => instructionId));
      cursor = body['next'];
    }
    return ids;
  }

  it('are found by who asked for them and by who agreed', async () => {
    expect(await found('actor=inv-1')).toEqual(['too-much', 'freeze-2', 'freeze', 'open']);
    expect(await found('actor=inv-1&act=freezes&status=posted')).toEqual(['freeze-2', 'freeze']);
    expect(await found('approver=p-2')).toEqual(['release']);
    expect(await found('actor=nobody')).toEqual([]);
  });

  it('are found by act, amount and unit', async () => {
    expect(await found('act=freezes&minAmount=7')).toEqual(['freeze-2', 'freeze']);
    expect(await found('act=freezes&minAmount=7.01')).toEqual(['freeze']);
    expect(await found('minAmount=1000&status=proposed')).toEqual(['release']);
    expect(await found('unit=USD')).toEqual([]);
  });

  it('show attempts to agree to what one proposed oneself', async () => {
    const { body } = await ledger.people.auditor.get('/audit/entries?code=SAME_PERSON');
    expect(body['entries']).toMatchObject([
      { act: 'approvals', actor: { subject: 'p-1' }, status: 'refused' },
    ]);
  });

  it('show what was recorded late', async () => {
    expect(await found('late=true')).toEqual(['freeze']);
  });

  it('are found by when they were recorded', async () => {
    const before = new Date(Date.parse(posted) - 1).toISOString();
    expect(await found(`from=${posted}`)).toEqual(['release']);
    expect((await found(`to=${before}`)).includes('freeze')).toBe(true);
    expect(await found(`act=releases&to=${effectiveAt}`)).toEqual([]);
  });

  it('are those that there were when the list began', async () => {
    const { auditor, inv } = ledger.people;
    const first = await auditor.get('/audit/entries?limit=1&act=freezes');
    await inv.post('/cases/E-1/freezes', 'freeze-3', { ...car, assetId: 'A3' });
    await ledger.caughtUp();
    const next = await auditor.get(`/audit/entries?act=freezes&cursor=${first.body['next']}`);
    expect(next.body['entries'].map(({ instructionId }: Record<string, string>) => instructionId)).toEqual([
      'freeze',
    ]);
  });

  it('are found by a unit as people call it, and so are the cases', async () => {
    const { auditor, inv } = ledger.people;
    const wallet = { ...car, asset: { description: 'Wallet', kind: 'crypto' }, assetId: 'W1', unit: 'BTC' };
    await inv.post('/cases/E-1/freezes', 'wallet', { ...wallet, quantity: '1.5' });
    await ledger.caughtUp();
    const [{ legs }] = (await auditor.get('/audit/entries?actor=inv-1&limit=1')).body['entries'];
    for (const unit of ['BTC', legs[0].unit]) {
      expect(await found(`unit=${unit}`)).toEqual(['wallet']);
      const { body } = await auditor.get(`/cases?unit=${unit}`);
      expect(body['cases'].map(({ caseId }: Record<string, string>) => caseId)).toEqual(['E-1']);
    }
    expect(legs[0].unit).not.toBe('BTC');
  });

  it('are for auditors only', async () => {
    expect((await ledger.people.p1.get('/audit/entries')).status).toBe(403);
  });
});
