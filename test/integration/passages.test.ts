import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultPartitions, type Fact, partitionOf } from '@seizure-ledger/contracts';
import { verifyAll } from 'seizure-ledger/verify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freeze, million, opening, order } from '../bodies.ts';
import { type OpenLedger, openLedger } from '../open-ledger.ts';
import type { HttpAnswer } from '../person.ts';
import { TamperedLog } from '../tampered-log.ts';

const [from, to, closed] = ['TH-2025-0007', 'TH-2025-0009', 'TH-2025-0010'] as const;
const sent = { ...million, quantity: '400000.00' };

describe('property that goes to another case', () => {
  let ledger: OpenLedger;
  beforeAll(async () => {
    ledger = await openLedger();
    const { inv, p1 } = ledger.people;
    for (const caseId of [from, to, closed]) await done(inv.post('/cases', 'open', { ...opening, caseId }));
    await done(inv.post(`/cases/${from}/freezes`, 'freeze', freeze));
    await done(p1.post(`/cases/${closed}/closure`, 'close', { reason: 'Opened twice' }));
  });
  afterAll(() => ledger.close());

  it('waits for a second person, leaves, arrives, and both cases say so', async () => {
    await send('s1', { ...sent, toCase: to });
    expect(await settled(from, 's1')).toMatchObject({
      from: 'Bank B',
      quantity: '400000.00',
      state: 'delivered',
      to: 'Bank B',
      toCase: to,
    });
    expect(await settled(to, 's1')).toMatchObject({ assetId: 'A1', fromCase: from, state: 'delivered' });
    expect(await lotsOf(to)).toMatchObject([
      { account: 'held:frozen', assetId: 'A1', expiresAt: freeze.expiresAt, quantity: '400000.00' },
    ]);
    const { auditor } = ledger.people;
    const { body } = await auditor.get(`/cases/${to}/assets`);
    expect(body['assets']).toMatchObject([{ description: 'Bank account', kind: 'account' }]);
    // it is the same account: the two cases are linked by it
    const { body: linked } = await auditor.get(`/cases/${to}/links`);
    expect(JSON.stringify(linked)).toContain(from);
  });

  it.each([
    [closed, 'CASE_CLOSED'],
    ['TH-1999-0001', 'UNKNOWN_CASE'],
  ])('comes back from %s, and says why', async (toCase, refusal) => {
    const before = await lotsOf(from);
    await send(`to-${toCase}`, { ...sent, quantity: '5.00', toCase });
    expect(await settled(from, `to-${toCase}`)).toMatchObject({ refusal, state: 'returned' });
    expect(await lotsOf(from)).toEqual(before);
  });

  it('is no matter for people once it has left: nobody can ask for what the ledger itself does', async () => {
    const { p1 } = ledger.people;
    for (const path of ['receipt', 's1/delivery', 's1/return', 's1/receipt'])
      expect([path, (await p1.post(`/cases/${from}/transfers/${path}`, 'x', {})).status]).toEqual([
        path,
        404,
      ]);
  });

  it.each([
    [{ ...sent, from: 'Bank B', to: 'AMLO', toCase: to }, ['from', 'to']],
    [{ ...sent, from: 'Bank B' }, ['to']],
    [{ quantity: '1.00', toAssetId: 'A1', toCase: to, unit: 'THB' }, ['assetId']],
    [{ ...sent, custodian: 'Bank B', from: 'Bank B', to: 'AMLO' }, ['custodian']],
  ])('is told from what goes to another custodian: %j', async (body, paths) => {
    const answer = await ledger.people.p1.post(`/cases/${from}/transfers`, 'mixed', body);
    expect(answer.status).toBe(400);
    expect(answer.body['errors'].map(({ path }: { readonly path: string }) => path)).toEqual(paths);
  });

  it('is found whole by a verification of everything', async () => {
    await ledger.caughtUp();
    expect((await verifyAll(ledger.dataDir, () => undefined)).findings).toEqual([]);
  });

  describe('of which the log says otherwise', () => {
    const says = (type: string) => (fact: Fact) => fact.status === 'posted' && fact.type === type;
    const withAmount = (amount: string) => (fact: Fact) => ({
      ...fact,
      legs: (fact.legs ?? []).map((leg) => ({
        ...leg,
        amount: leg.amount.startsWith('-') ? `-${amount}` : amount,
      })),
    });

    it.each([
      [
        'less arrived than left',
        [to, says('transfer.received.v1'), withAmount('399999.00')],
        'the transfer s1 from case TH-2025-0007 left with 400000.00 THB and arrived with 399999.00 THB',
      ],
      [
        'it arrived and never left',
        [from, says('transfer.sent.v1'), undefined],
        'the transfer s1 from case TH-2025-0007 arrived in a case, but never left',
      ],
      [
        'it was delivered and never arrived',
        [to, says('transfer.received.v1'), undefined],
        'the transfer s1 from case TH-2025-0007 is noted as delivered, but never arrived',
      ],
      [
        'more came back than left',
        [from, says('transfer.returned.v1'), withAmount('6.00')],
        'left with 5.00 THB and came back with 6.00 THB',
      ],
    ] as const)('%s, a verification names the transfer', async (_, [caseId, isIt, changed], finding) => {
      await ledger.caughtUp();
      const copy = await mkdtemp(join(tmpdir(), 'passages-'));
      await cp(ledger.dataDir, copy, { recursive: true });
      const log = new TamperedLog(copy, partitionOf(caseId, defaultPartitions));
      const fact = log.facts().find(isIt);
      if (!fact) throw new Error('nothing to tamper with');
      if (changed) log.replace(fact.index, changed(fact));
      else log.remove(fact.index);
      log.close();
      const { findings } = await verifyAll(copy, () => undefined);
      await rm(copy, { force: true, recursive: true });
      expect(findings.map(({ message }) => message).join('\n')).toContain(finding);
    });
  });

  async function send(key: string, body: object): Promise<void> {
    const { p1, p2 } = ledger.people;
    const proposed = await done(p1.post(`/cases/${from}/transfers`, key, { ...body, order }));
    expect(proposed.body['status']).toBe('proposed');
    const proposalHashes = [proposed.body['proposalHash']];
    await done(p2.post(`/cases/${from}/approvals`, `${key}-approved`, { proposalHashes }));
  }

  async function settled(caseId: string, transferId: string) {
    const one = async () => {
      const { body } = await ledger.people.auditor.get(`/cases/${caseId}/custody`);
      return (body['custody'] as readonly Record<string, string>[]).find(
        (passage) => passage['transferId'] === transferId,
      );
    };
    await expect
      .poll(async () => (await one())?.['state'], { timeout: 10_000 })
      .not.toMatch(/^(in-transit)?$/);
    return one();
  }

  async function lotsOf(caseId: string) {
    return (await ledger.people.auditor.get(`/cases/${caseId}/lots`)).body['lots'];
  }
});

async function done(asked: Promise<HttpAnswer>): Promise<HttpAnswer> {
  const answer = await asked;
  expect(answer.text).not.toContain('"refused"');
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer;
}
