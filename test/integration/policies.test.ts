import { readFact, topics } from '@seizure-ledger/contracts';
import { openEmbeddedLogForReading } from '@seizure-ledger/event-log';
import { logFolder } from '@seizure-ledger/service-standalone';
import { verifyAll } from 'seizure-ledger/verify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claim, freeze, million, opening, order, restitution } from '../bodies.ts';
import { type OpenLedger, openLedger } from '../open-ledger.ts';

const cases = Array.from({ length: 20 }, (_, n) => `P-${n}`);

describe('a policy of two administrators', () => {
  let ledger: OpenLedger;
  beforeAll(async () => {
    ledger = await openLedger();
    const { court, p1 } = ledger.people;
    for (const caseId of cases) {
      const path = `/cases/${caseId}`;
      await p1.post('/cases', 'open', { ...opening, caseId });
      await p1.post(`${path}/freezes`, 'freeze', freeze);
      await p1.post(`${path}/confiscations`, 'confiscate', { ...million, final: true });
      await p1.post(`${path}/claims`, 'claim', claim);
      const { body } = await p1.post(`${path}/restitutions`, 'distribute', restitution);
      await court.post(`${path}/approvals`, 'agree', { proposalHashes: [body['proposalHash']] });
    }
  });
  afterAll(() => ledger.close());

  const pay = (caseId: string, key: string, amount: string) =>
    ledger.people.p1.post(`/cases/${caseId}/restitutions/R1/payments`, key, {
      amount,
      claimId: 'C1',
      paymentReference: key,
    });

  it('changes nothing while only one of them has said it', async () => {
    const { admin, p1 } = ledger.people;
    const policy = { agencies: ['Treasury'], paymentThreshold: { quantity: '5000', unit: 'THB' } };
    const proposed = await admin.post('/policies', 'policy-1', policy);
    expect([proposed.status, proposed.body['status']]).toEqual([201, 'proposed']);
    expect(proposed.body['needs']).toEqual({ notSubject: 'adm-1', roles: ['admin'] });
    const agreement = { policyId: 'policy-1' };
    const own = await admin.post('/policies/approvals', 'own', agreement);
    expect([own.status, own.body['code']]).toEqual([422, 'SAME_PERSON']);
    expect((await p1.post('/policies/approvals', 'p1', agreement)).status).toBe(403);
    expect((await pay('P-0', 'before', '5000.00')).body['status']).toBe('proposed');
  });

  it('is in force in every partition, once, when the other has agreed, however often they agree', async () => {
    const { admin2 } = ledger.people;
    for (const key of ['agree', 'agree', 'agree-again'])
      await admin2.post('/policies/approvals', key, { policyId: 'policy-1' });
    await expect.poll(() => inForce('policy-1'), { timeout: 30_000 }).toHaveLength(12);
    expect(new Set(await inForce('policy-1')).size).toBe(12);
    for (const caseId of cases)
      expect([caseId, (await pay(caseId, 'small', '5000.00')).body['status']]).toEqual([caseId, 'posted']);
    expect((await pay('P-1', 'large', '5000.01')).body['status']).toBe('proposed');
  });

  it('lets no registered agency be answered for by letter', async () => {
    const { inv } = ledger.people;
    await inv.post('/cases/P-0/seizures', 'seize', {
      asset: { description: 'Cash', kind: 'cash' },
      assetId: 'A2',
      custodian: 'AMLO',
      order,
      quantity: '10.00',
      unit: 'THB',
    });
    const sent = { assetId: 'A2', from: 'AMLO', order, quantity: '10.00', to: 'Treasury', unit: 'THB' };
    await inv.post('/cases/P-0/transfers', 'T1', sent);
    const { body } = await inv.post('/cases/P-0/transfers/T1/confirmation', 'letter', { byLetter: 'L-1' });
    expect(body).toMatchObject({ code: 'RECEIVER_REGISTERED' });
  });

  it('that registers a unit lets every reader count in it, with exactly its digits', async () => {
    const { admin, admin2, auditor, court, inv, p1 } = ledger.people;
    const unit = { code: 'XAU-GRAM', digits: 3, kind: 'currency' };
    const path = '/cases/P-2';
    const gold = { asset: { description: 'Gold', kind: 'other' }, assetId: 'A3', custodian: 'AMLO', order };
    const seizure = { ...gold, quantity: '12.5', unit: 'XAU-GRAM' };
    expect((await inv.post(`${path}/seizures`, 'too-early', seizure)).body['code']).toBe('UNKNOWN_UNIT');
    await admin.post('/policies', 'policy-2', { unit });
    await admin2.post('/policies/approvals', 'agree-2', { policyId: 'policy-2' });
    await expect.poll(() => inForce('policy-2'), { timeout: 30_000 }).toHaveLength(12);

    const seized = await inv.post(`${path}/seizures`, 'gold', seizure);
    expect(seized.body).toMatchObject({ facts: [{ legs: [{ amount: '-12.500' }, { amount: '12.500' }] }] });
    await p1.post(`${path}/confiscations`, 'gold-final', {
      assetId: 'A3',
      final: true,
      order,
      quantity: '12.5',
      unit: 'XAU-GRAM',
    });
    const last = await p1.post(`${path}/claims`, 'gold-claim', {
      ...claim,
      claimId: 'C2',
      grossLoss: '20',
      priorRecoveries: '0',
      unit: 'XAU-GRAM',
    });
    const at = `atLeast=${String(last.body['position'])}`;
    const balances = await auditor.get(`${path}/balances?${at}`);
    expect(balances.body['balances']).toContainEqual({
      account: 'owned:confiscated',
      amount: '12.500',
      unit: 'XAU-GRAM',
    });
    const preview = await p1.post(`${path}/restitutions?preview=true`, 'gold-preview', {
      ...restitution,
      fund: 'all',
      restitutionId: 'R2',
      unit: 'XAU-GRAM',
    });
    expect(preview.body).toMatchObject({ fund: '12.500', lines: [{ amount: '12.500', claimId: 'C2' }] });
    for (const asked of ['', `?at=${String(last.body['position'])}`]) {
      const { body } = await court.get(`${path}/restitution-summary${asked}`);
      expect(body['otherUnits']).toMatchObject([
        { claims: [{ claimId: 'C2', outstanding: '20.000' }], opening: '0.000', unit: 'XAU-GRAM' },
      ]);
    }
    const csv = await court.get(`${path}/restitution-summary`, { accept: 'text/csv' });
    expect(csv.text).toContain('20.000');
    const trial = await auditor.get('/audit/trial-balance');
    expect(trial.body['units']).toContainEqual(expect.objectContaining({ sum: '0.000', unit: 'XAU-GRAM' }));
  });

  it('may be rejected, or taken back, and waits on nobody’s list from then on', async () => {
    const { admin, admin2 } = ledger.people;
    for (const key of ['policy-3', 'policy-4']) await admin.post('/policies', key, { agencies: [key] });
    const no = { policyId: 'policy-3', reason: 'no' };
    expect((await admin2.post('/policies/rejections', 'no', no)).status).toBe(201);
    const { body, status } = await admin.post('/policies/withdrawals', 'back', { policyId: 'policy-4' });
    expect(status).toBe(201);
    const mine = await admin.get(`/proposals?mine=true&atLeast=${String(body['position'])}`);
    const states = mine.body['proposals'] as { instructionId: string; state: string }[];
    const byId = new Map(states.map(({ instructionId, state }) => [instructionId, state]));
    expect([byId.get('policy-3'), byId.get('policy-4')]).toEqual(['rejected', 'withdrawn']);
    expect((await admin2.get('/proposals')).body['proposals']).toEqual([]);
  });

  it('has a receipt, for administrators and auditors alone', async () => {
    const { admin, auditor, p1 } = ledger.people;
    const { body } = await admin.post('/policies', 'policy-5', { agencies: ['AMLO'] });
    const receipt = String(body['receipt']).replace('/api/v1', '');
    const asked = `${receipt}?atLeast=${String(body['position'])}`;
    await expect.poll(async () => (await auditor.get(asked)).status, { timeout: 30_000 }).toBe(200);
    const { text } = await admin.get(asked);
    expect(text).toContain('c2sp.org/tlog-proof@v1');
    const extra = text.split('\n').find((line) => line.startsWith('extra ')) ?? '';
    expect(Buffer.from(extra.slice('extra '.length), 'base64').toString()).toContain('"policy-5"');
    expect((await p1.get(asked)).status).toBe(404);
    expect((await admin.get(`${receipt}999`)).status).toBe(404);
  });

  it('is found whole by a verification of everything, and stands in no case', async () => {
    await ledger.caughtUp();
    expect((await verifyAll(ledger.dataDir, () => undefined)).findings).toEqual([]);
    const { body } = await ledger.people.auditor.get('/cases?limit=1000');
    expect(body['cases']).toHaveLength(cases.length);
    expect((await ledger.people.auditor.get('/cases/$policy')).status).toBe(404);
  });

  /** The partitions in whose log it was adopted or relayed, each as often as it was. */
  async function inForce(policyId: string): Promise<readonly number[]> {
    const log = openEmbeddedLogForReading(logFolder(ledger.dataDir));
    const there: number[] = [];
    for (let partition = 0; partition < log.partitions; partition += 1)
      for await (const records of log.read(topics.ledger, partition, 0))
        for (const { value } of records) {
          const { body, instructionId, status, type } = readFact(value);
          const id = type === 'policy.adopted.v1' ? instructionId : body?.['policyId'];
          const isIt = type === 'policy.adopted.v1' || type === 'policy.relayed.v1';
          if (status === 'posted' && isIt && id === policyId) there.push(partition);
        }
    await log.close();
    return there;
  }
});
