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
    await expect.poll(() => inForce('policy-1')).toHaveLength(12);
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
