import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freeze, million, opening, order, release, claim, restitution } from '../bodies.ts';
import { type OpenLedger, openLedger } from '../open-ledger.ts';
import { Person } from '../person.ts';

const [one, two] = ['W-1', 'W-2'] as const;

describe('the work list', () => {
  let ledger: OpenLedger;
  let elsewhere: Person;
  beforeAll(async () => {
    ledger = await openLedger();
    const { admin, inv, p1, p2 } = ledger.people;
    elsewhere = await Person.with(ledger.dataDir, ledger.url, 'prosecutor', 'p-9', 'TH-OTHER');
    for (const caseId of [one, two]) {
      await inv.post('/cases', 'open', { ...opening, caseId });
      await inv.post(`/cases/${caseId}/freezes`, 'freeze', freeze);
    }
    const body = { ...release, custodian: 'Bank B' };
    const propose = async (key: string, act = 'releases', about: object = body) =>
      (await p1.post(`/cases/${one}/${act}`, key, about)).body['proposalHash'] as string;
    await propose('open-1');
    await p2.post(`/cases/${two}/releases`, 'open-2', body);
    const rejected = await propose('rejected');
    await p2.post(`/cases/${one}/rejections`, 'reject', { proposalHash: rejected, reason: 'x' });
    const withdrawn = await propose('withdrawn');
    await p1.post(`/cases/${one}/withdrawals`, 'withdraw', { proposalHash: withdrawn });
    const whole = await propose('lapsed', 'releases', { ...body, quantity: '1000000.00' });
    const agreed = await propose('approved');
    for (const [key, hash] of [
      ['agree', agreed],
      ['late', whole],
    ])
      await p2.post(`/cases/${one}/approvals`, String(key), { proposalHashes: [hash] });
    await p1.post(`/cases/${one}/confiscations`, 'take', { ...million, final: true, quantity: '10.00' });
    await p1.post(`/cases/${one}/claims`, 'claim', claim);
    await propose('distribute', 'restitutions', { ...restitution, fund: '10.00', order });
    await admin.post('/policies', 'policy', { agencies: ['AMLO'] });
    await ledger.caughtUp();
  });
  afterAll(() => ledger.close());

  async function listOf(who: Person, query = ''): Promise<readonly string[]> {
    const { body, status } = await who.get(`/proposals?${query}`);
    expect(status).toBe(200);
    const proposals = body['proposals'] as readonly Record<string, string>[];
    return proposals.map(({ instructionId = '' }) => instructionId).toSorted();
  }

  it('shows a person what waits for them as the second one, and not what they proposed', async () => {
    const { admin, admin2, auditor, court, cus, inv, p1, p2 } = ledger.people;
    expect(await listOf(p1)).toEqual(['open-2']);
    expect(await listOf(p2)).toEqual(['open-1']);
    expect(await listOf(court)).toEqual(['distribute', 'open-1', 'open-2']);
    expect(await listOf(admin2)).toEqual(['policy']);
    for (const who of [admin, cus, elsewhere, inv, ledger.people.stranger])
      expect(await listOf(who)).toEqual([]);
    expect(await listOf(auditor)).toEqual(['distribute', 'open-1', 'open-2', 'policy']);
  });

  it('shows what one proposed, and what became of it', async () => {
    const { admin, p1, p2 } = ledger.people;
    expect(await listOf(p1, 'mine=true')).toEqual(
      ['approved', 'distribute', 'lapsed', 'open-1', 'rejected', 'withdrawn'].toSorted(),
    );
    for (const state of ['approved', 'lapsed', 'rejected', 'withdrawn'])
      expect(await listOf(p1, `mine=true&state=${state}`)).toEqual([state]);
    expect(await listOf(p2, 'state=lapsed')).toEqual(['lapsed']);
    expect(await listOf(p2, 'mine=true')).toEqual(['open-2']);
    expect(await listOf(admin, 'mine=true')).toEqual(['policy']);
  });

  it('is read page by page', async () => {
    const { court } = ledger.people;
    const found: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await court.get(`/proposals?limit=1${cursor && `&cursor=${cursor}`}`);
      found.push(...body['proposals'].map(({ instructionId }: Record<string, string>) => instructionId));
      cursor = body['next'];
    }
    expect(found.toSorted()).toEqual(['distribute', 'open-1', 'open-2']);
    expect((await court.get('/proposals?state=closed')).status).toBe(400);
  });
});
