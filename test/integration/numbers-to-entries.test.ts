import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenLedger, openLedger } from '../open-ledger.ts';
import { performWholeSession } from '../whole-session.ts';

const caseId = 'TH-2025-0007';

interface Leg {
  readonly account: string;
  readonly amount: string;
  readonly unit: string;
}
interface Entry {
  readonly legs?: readonly Leg[];
  readonly status: string;
}

describe('from a number to the entries that make it', () => {
  let ledger: OpenLedger;
  beforeAll(async () => {
    ledger = await openLedger();
    await performWholeSession(ledger.people, caseId);
    await ledger.caughtUp();
  });
  afterAll(() => ledger.close());

  it('each balance of a case is the sum of the entries of its account, page by page', async () => {
    const { auditor } = ledger.people;
    const { body } = await auditor.get(`/cases/${caseId}/balances`);
    expect(body['balances'].length).toBeGreaterThan(5);
    for (const { account, amount, unit } of body['balances']) {
      const entries = await all(`/cases/${caseId}/entries?account=${account}&unit=${unit}`);
      expect([account, unit, sumIn(entries, account, unit)]).toEqual([account, unit, minor(amount)]);
    }
  });

  it('each line of the trial balance is the sum of the entries of its account, over all cases', async () => {
    const { auditor } = ledger.people;
    const { body } = await auditor.get('/audit/trial-balance');
    for (const { accounts, unit } of body['units'])
      for (const { account, amount } of accounts) {
        const entries = await all(`/audit/entries?status=posted&account=${account}&unit=${unit}`);
        expect([account, unit, sumIn(entries, account, unit)]).toEqual([account, unit, minor(amount)]);
      }
  });

  it('no other case’s reader sees them, and no account that there is not is asked for', async () => {
    const { auditor, stranger } = ledger.people;
    const path = `/cases/${caseId}/entries`;
    expect((await stranger.get(`${path}?account=held:frozen`)).status).toBe(404);
    expect((await auditor.get(`${path}?account=pocket`)).status).toBe(400);
  });

  async function all(path: string): Promise<readonly Entry[]> {
    const found: Entry[] = [];
    for (let cursor = ''; ;) {
      const { body } = await ledger.people.auditor.get(`${path}&limit=2${cursor}`);
      found.push(...body['entries']);
      if (body['next'] === null) return found;
      cursor = `&cursor=${body['next']}`;
    }
  }
});

const minor = (amount: string): bigint => BigInt(amount.replace('.', ''));

function sumIn(entries: readonly Entry[], account: string, unit: string): bigint {
  expect(new Set(entries.map(({ status }) => status)).size).toBeLessThanOrEqual(1);
  return entries
    .flatMap(({ legs = [] }) => legs)
    .filter((leg) => leg.account === account && leg.unit === unit)
    .reduce((sum, { amount }) => sum + minor(amount), 0n);
}
