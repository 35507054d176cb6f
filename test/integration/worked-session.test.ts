import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claim, effectiveAt, freeze, million, opening, payment, restitution } from '../bodies.ts';
import { type OpenLedger, openLedger } from '../open-ledger.ts';
import type { Person } from '../person.ts';

const caseId = 'TH-2025-0007';
const other = 'TH-2025-0009';
const path = `/cases/${caseId}`;

describe('the worked session over HTTP', () => {
  let ledger: OpenLedger;
  beforeAll(async () => {
    ledger = await openLedger();
  });
  afterAll(() => ledger.close());

  it('answers with the shapes and amounts of the interface', async () => {
    const { auditor, court, cus, inv, p1, p2 } = ledger.people;
    await posted(inv.post('/cases', 's1', { ...opening, caseId }));
    await posted(inv.post(`${path}/freezes`, 's2', freeze));
    await posted(inv.post(`${path}/seizures`, 's3', { ...million, custodian: 'AMLO' }));
    await posted(inv.post(`${path}/transfers`, 's4', { ...million, from: 'AMLO', to: 'Treasury' }));
    await posted(cus.post(`${path}/transfers/s4/confirmation`, 's5', { effectiveAt }));
    await posted(inv.post('/cases', 's1', { ...opening, caseId: other }));
    const toOther = { ...million, quantity: '400000.00', toCase: other };
    await approved(p2, 's5b', p1.post(`${path}/transfers`, 's5a', toOther));
    await posted(p1.post(`${path}/confiscations`, 's6', { ...million, final: true, quantity: '600000.00' }));
    await posted(p1.post(`${path}/claims`, 's7', claim));
    await approved(court, 's9', p1.post(`${path}/restitutions`, 's8', restitution));
    const { position } = await approved(
      p2,
      's11',
      p1.post(`${path}/restitutions/R1/payments`, 's10', payment),
    );

    const { body: balances } = await auditor.get(`${path}/balances?atLeast=${position}`);
    expect(balances).toMatchObject({ caseId });
    expect(
      Object.fromEntries(
        balances['balances'].map(({ account, amount }: Record<string, string>) => [account, amount]),
      ),
    ).toEqual({
      'due:allocated': '0.00',
      'held:frozen': '0.00',
      'held:seized': '0.00',
      'out:restituted': '600000.00',
      'out:transferred': '400000.00',
      'owned:confiscated': '0.00',
      'source:world': '-1000000.00',
    });
    const arrived = async () => (await auditor.get(`/cases/${other}/balances`)).body['balances'];
    await expect.poll(arrived).toEqual([
      { account: 'held:seized', amount: '400000.00', unit: 'THB' },
      { account: 'source:transferred', amount: '-400000.00', unit: 'THB' },
    ]);
    const delivered = async () => (await auditor.get(`${path}/custody`)).body['custody'];
    await expect
      .poll(delivered)
      .toContainEqual(expect.objectContaining({ state: 'delivered', toCase: other, transferId: 's5a' }));
    const { body: journal } = await auditor.get(`${path}/entries?limit=3`);
    expect(journal).toMatchObject({
      entries: [
        { previousHash: null, sequence: 0, type: 'case.opened.v1' },
        { sequence: 1 },
        { sequence: 2 },
      ],
      next: expect.any(String),
    });
    expect(journal['entries'][1]).toMatchObject({
      legs: [
        { account: 'source:world', amount: '-1000000.00' },
        { account: 'held:frozen', custodian: 'Bank B' },
      ],
      previousHash: journal['entries'][0].hash,
    });
    const { body: trial } = await auditor.get('/audit/trial-balance');
    expect(trial['units']).toMatchObject([{ sum: '0.00', unit: 'THB' }]);
    const { body: summary, text } = await court.get(`${path}/restitution-summary`);
    expect(summary).toMatchObject({
      claims: [{ allocated: '600000.00', claimId: 'C1', outstanding: '300000.00', paid: '600000.00' }],
      totals: { paid: '600000.00' },
      undistributed: { amount: '0.00' },
    });
    expect((await court.get(`${path}/restitution-summary?at=${summary['position']}`)).text).toBe(text);
    expect(
      (await court.get(`${path}/restitution-summary`, { accept: 'text/csv' })).text.split('\n')[1],
    ).toContain('C1,P-7f3a,900000.00');
    // what its pages show who has signed in, a browser tells
    const page = await (await fetch(`${ledger.url}/`)).text();
    expect(page).not.toContain('Compound 7');
  });

  async function posted(answer: ReturnType<Person['post']>): Promise<void> {
    const { body, status } = await answer;
    expect(body).toMatchObject({ status: 'posted' });
    expect(status).toBe(201);
  }

  async function approved(who: Person, key: string, proposed: ReturnType<Person['post']>) {
    const { body } = await proposed;
    expect(body).toMatchObject({ needs: { roles: expect.any(Array) }, status: 'proposed' });
    const answer = await who.post(`${path}/approvals`, key, { proposalHashes: [body['proposalHash']] });
    expect(answer.status).toBe(200);
    expect(answer.body['results']).toMatchObject([
      { facts: [{ proposalHash: body['proposalHash'] }], status: 'posted' },
    ]);
    return answer.body;
  }
});
