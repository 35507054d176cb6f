import { mintToken } from '@seizure-ledger/service-kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freeze, opening, order, release } from '../../bodies.ts';
import { type OpenLedger, openLedger } from '../../open-ledger.ts';
import { type People, principals } from '../../people.ts';
import { type HttpAnswer, Person } from '../../person.ts';

const path = '/cases/TH-2025-0007';

describe('what needs a second person', () => {
  let ledger: OpenLedger;
  let people: People;
  let proposalHash: string;
  let n = 0;
  const key = (): string => `key-${(n += 1)}`;

  beforeAll(async () => {
    ledger = await openLedger();
    ({ people } = ledger);
    await people.inv.post('/cases', 'open', { ...opening, caseId: 'TH-2025-0007' });
    await people.inv.post(`${path}/freezes`, 'freeze', freeze);
  });
  beforeEach(async () => {
    proposalHash = await proposed(people.p1.post(`${path}/releases`, key(), release));
  });
  afterAll(() => ledger.close());

  async function proposed(answer: Promise<HttpAnswer>): Promise<string> {
    const { body, status } = await answer;
    expect([status, body['status']]).toEqual([201, 'proposed']);
    return String(body['proposalHash']);
  }

  /** The one result of approving one proposal. */
  async function approval(by: Person, hash = proposalHash): Promise<HttpAnswer['body']> {
    const { body, status } = await by.post(`${path}/approvals`, key(), { proposalHashes: [hash] });
    expect(status).toBe(200);
    return { ...body['results'][0], position: body['position'] };
  }

  async function stateOf(hash: string, position: unknown): Promise<unknown> {
    const { body } = await people.auditor.get(`${path}/proposals?limit=1000&atLeast=${position}`);
    return body['proposals'].find((one: { proposalHash: string }) => one.proposalHash === hash)?.state;
  }

  it('is done when another one agrees, and only once', async () => {
    const first = await approval(people.p2);
    expect(first).toMatchObject({
      facts: [{ approvedBy: { subject: 'p-2' }, proposalHash }],
      status: 'posted',
    });
    expect(await stateOf(proposalHash, first['position'])).toBe('approved');
    expect(await approval(people.p2)).toMatchObject({ code: 'PROPOSAL_CLOSED', status: 'refused' });
    expect(await approval(people.court)).toMatchObject({ code: 'PROPOSAL_CLOSED', status: 'refused' });
  });

  it('is not approved by the one who asked for it, nor under another token of that person', async () => {
    expect(await approval(people.p1)).toMatchObject({ code: 'SAME_PERSON', status: 'refused' });
    const asCourt = await personAs({ ...principals.court, subject: 'p-1' });
    const refused = await approval(asCourt);
    expect(refused).toMatchObject({ code: 'SAME_PERSON', status: 'refused' });
    expect(await stateOf(proposalHash, refused['position'])).toBe('open');
    const { body } = await people.p1.post('/approvals', key(), {
      proposals: [{ caseId: 'TH-2025-0007', proposalHash }],
    });
    expect(body['results']).toMatchObject([{ code: 'SAME_PERSON', status: 'refused' }]);
    const line = { act: 'approvals', body: { proposalHash }, caseId: 'TH-2025-0007', id: key() };
    expect(await people.p1.batch([line])).toMatchObject([{ code: 'SAME_PERSON', status: 'refused' }]);
  });

  it('is not approved from another agency', async () => {
    const elsewhere = await personAs({ ...principals.p2, agency: 'TH-DSI', subject: 'p-7' });
    expect(await approval(elsewhere)).toMatchObject({ code: 'NOT_APPROVER', status: 'refused' });
  });

  it('is not approved by a hash that was changed, or that is none', async () => {
    const changed = proposalHash.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'));
    expect(await approval(people.p2, changed)).toMatchObject({ code: 'UNKNOWN_PROPOSAL', status: 'refused' });
    const shouted = proposalHash.toUpperCase();
    const answer = await people.p2.post(`${path}/approvals`, key(), { proposalHashes: [shouted] });
    expect([answer.status, answer.body['code']]).toEqual([400, 'BAD_BODY']);
  });

  it('is not approved when it would now do something else, and is closed by that', async () => {
    const taken = {
      assetId: 'A3',
      asset: { description: 'Cash', kind: 'cash' },
      unit: 'THB',
      quantity: '10.00',
    };
    await people.inv.post(`${path}/freezes`, key(), { ...freeze, ...taken });
    const whole = { ...release, assetId: 'A3', quantity: '10.00' };
    const hash = await proposed(people.p1.post(`${path}/releases`, key(), whole));
    // the property goes on to another custodian's hands: what was proposed can no longer be done
    const seizure = { assetId: 'A3', custodian: 'AMLO', order, quantity: '10.00', unit: 'THB' };
    expect((await people.inv.post(`${path}/seizures`, key(), seizure)).status).toBe(201);
    const lapsed = await approval(people.p2, hash);
    expect(lapsed).toMatchObject({
      code: 'PROPOSAL_LAPSED',
      detail: expect.stringContaining('again'),
      status: 'refused',
    });
    expect(await stateOf(hash, lapsed['position'])).toBe('lapsed');
    expect(await approval(people.p2, hash)).toMatchObject({ code: 'PROPOSAL_CLOSED', status: 'refused' });
    const { body } = await people.auditor.get(path);
    const open = await people.auditor.get(`${path}/proposals?limit=1000`);
    const waiting = open.body['proposals'].filter(({ state }: { state: string }) => state === 'open');
    expect(body['openProposals']).toBe(waiting.length);
  });

  it('is taken back by its proposer alone, and rejected by whoever could approve it', async () => {
    const reason = 'The order names another account';
    const p1s = await people.p2.post(`${path}/withdrawals`, key(), { proposalHash });
    expect(p1s.body['code']).toBe('NOT_PROPOSER');
    const own = await people.p1.post(`${path}/rejections`, key(), { proposalHash, reason });
    expect(own.body['code']).toBe('SAME_PERSON');
    const { body } = await people.court.post(`${path}/rejections`, key(), { proposalHash, reason });
    expect(await stateOf(proposalHash, body['position'])).toBe('rejected');
    expect(await approval(people.p2)).toMatchObject({ code: 'PROPOSAL_CLOSED', status: 'refused' });
  });

  async function personAs(who: Parameters<typeof mintToken>[1]): Promise<Person> {
    return new Person(ledger.url, await mintToken(ledger.dataDir, who));
  }
});
