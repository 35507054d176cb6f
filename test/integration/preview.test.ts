import { methods } from '@seizure-ledger/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claim, freeze, million, opening, order, restitution } from '../bodies.ts';
import { type OpenLedger, openLedger } from '../open-ledger.ts';

const path = '/cases/TH-2025-0007';

describe('a distribution that is only tried', () => {
  let ledger: OpenLedger;

  beforeAll(async () => {
    ledger = await openLedger();
    const { inv, p1 } = ledger.people;
    await inv.post('/cases', 'open', { ...opening, caseId: 'TH-2025-0007' });
    await inv.post(`${path}/freezes`, 'freeze', freeze);
    await inv.post(`${path}/seizures`, 'seize', { ...million, custodian: 'AMLO' });
    await p1.post(`${path}/confiscations`, 'confiscate', { ...million, final: true });
    await p1.post(`${path}/claims`, 'C1', claim);
    await p1.post(`${path}/claims`, 'C2', { ...claim, claimId: 'C2', grossLoss: '450000.00' });
    await ledger.caughtUp();
  });
  afterAll(() => ledger.close());

  it('says who would get how much, and records nothing', async () => {
    const before = await ledger.recorded();
    const { p1 } = ledger.people;
    const { body, status } = await p1.post(`${path}/restitutions?preview=true`, 'try', restitution);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      fund: '600000.00',
      lines: [
        { amount: '400000.00', claimId: 'C1' },
        { amount: '200000.00', claimId: 'C2' },
      ],
      undistributed: '0.00',
      unit: 'THB',
    });
    expect(await ledger.recorded()).toBe(before);
  });

  it('needs no name for what nobody makes, which what is recorded does', async () => {
    const { p1 } = ledger.people;
    const { restitutionId: _, ...nameless } = restitution;
    const { body, status } = await p1.post(`${path}/restitutions?preview=true`, 'try', nameless);
    expect([status, body['fund']]).toEqual([200, '600000.00']);
    const asked = await p1.post(`${path}/restitutions`, 'try', nameless);
    expect([asked.status, asked.body['errors']]).toMatchObject([400, [{ path: 'restitutionId' }]]);
  });

  it.each(['rising-tide', 'equal-awards', 'contested-garment'])('says so by %s', async (method) => {
    const { p1 } = ledger.people;
    const tried = { ...restitution, method, reserve: { quantity: '1.00' } };
    const { body } = await p1.post(`${path}/restitutions?preview=true`, 'try', tried);
    expect(body).toMatchObject({ fund: '600000.00', reserve: '1.00' });
  });

  it('says by all methods at once what each says by itself, and shows the largest losses', async () => {
    const { p1 } = ledger.people;
    const before = await ledger.recorded();
    const compared = `${path}/restitution-methods?fund=600000.00&unit=THB`;
    const { body, status } = await p1.get(compared);
    expect([status, body['count'], body['unit']]).toEqual([200, 2, 'THB']);
    expect(body['methods'].map(({ method }: Tried) => method)).toEqual(methods);
    for (const { method, undistributed } of body['methods']) {
      const alone = await p1.post(`${path}/restitutions?preview=true`, 'try', { ...restitution, method });
      expect(undistributed).toBe(alone.body['undistributed']);
      for (const { amount, claimId } of alone.body['lines'])
        expect(body['claims']).toContainEqual(
          expect.objectContaining({ amounts: expect.objectContaining({ [method]: amount }), claimId }),
        );
    }
    const { claims, count } = (await p1.get(`${compared}&limit=1`)).body;
    expect([claims.map(({ claimId }: Claimed) => claimId), count]).toEqual([['C1'], 2]);
    expect(await ledger.recorded()).toBe(before);
  });

  it('gives by each method the reason why the rules would refuse it', async () => {
    const { p1, stranger } = ledger.people;
    const { body } = await p1.get(`${path}/restitution-methods?fund=1000000.01&unit=THB`);
    expect(body['claims'][0]).toEqual({ amounts: {}, claimId: 'C1', recognisedLoss: '900000.00' });
    for (const { refused } of body['methods']) expect(refused).toContain('1000000.00');
    for (const query of ['fund=all', 'fund=-1&unit=THB', 'fund=all&unit=THB&method=pro-rata'])
      expect((await p1.get(`${path}/restitution-methods?${query}`)).status).toBe(400);
    expect((await stranger.get(`${path}/restitution-methods?fund=all&unit=THB`)).status).toBe(404);
  });

  it('gives the reason where the rules would refuse it', async () => {
    const { p1 } = ledger.people;
    const before = await ledger.recorded();
    const much = { ...restitution, fund: '1000000.01' };
    const { body, status } = await p1.post(`${path}/restitutions?preview=true`, 'try', much);
    expect([status, body['code']]).toEqual([422, 'INSUFFICIENT_OWNED']);
    expect(await ledger.recorded()).toBe(before);
  });

  it('is for who could propose it, in a case that is theirs', async () => {
    const { inv, stranger } = ledger.people;
    const asked = `${path}/restitutions?preview=true`;
    expect((await inv.post(asked, 'try', restitution)).status).toBe(403);
    expect([403, 404]).toContain((await stranger.post(asked, 'try', restitution)).status);
  });

  it('is taken for nothing else', async () => {
    const { p1 } = ledger.people;
    const before = await ledger.recorded();
    for (const query of ['preview=yes', 'preview=true&x=1', 'preview', 'preview=TRUE']) {
      const { status } = await p1.post(`${path}/restitutions?${query}`, 'try', { ...restitution, order });
      expect([query, status]).toEqual([query, 400]);
    }
    expect((await p1.post(`${path}/claims?preview=true`, 'try', claim)).status).toBe(400);
    expect(await ledger.recorded()).toBe(before);
  });
});

type Claimed = Readonly<Record<'claimId', string>>;
type Tried = Readonly<Record<'method', string>>;
