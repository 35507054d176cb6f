import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freeze, opening, release } from '../bodies.ts';
import { type OpenLedger, openLedger } from '../open-ledger.ts';

const many = 10_000;
const cases = Array.from({ length: 20 }, (_, n) => `C-${n}`);

describe('one approval of 10,000 proposals over many cases', () => {
  let ledger: OpenLedger;
  let proposals: readonly { readonly caseId: string; readonly proposalHash: string }[];

  beforeAll(async () => {
    ledger = await openLedger();
    const { p1 } = ledger.people;
    const setUp = cases.flatMap((caseId) => [
      { act: 'cases', body: opening, caseId, id: 'open' },
      { act: 'freezes', body: freeze, caseId, id: 'freeze' },
    ]);
    const releases = Array.from({ length: many }, (_, n) => ({
      act: 'releases',
      body: { ...release, quantity: '1.00' },
      caseId: String(cases[n % cases.length]),
      id: `release-${n}`,
    }));
    const answers = await p1.batch([...setUp, ...releases]);
    proposals = answers.slice(setUp.length).map(({ proposalHash }, n) => ({
      caseId: String(releases[n]?.caseId),
      proposalHash: String(proposalHash),
    }));
    expect(new Set(proposals.map(({ proposalHash }) => proposalHash)).size).toBe(many);
  });
  afterAll(() => ledger.close());

  it('answers each in order, and one that is refused leaves the others as they are', async () => {
    const unknown = { caseId: 'C-1', proposalHash: `sha256:${'0'.repeat(64)}` };
    const asked = proposals.with(5_000, unknown);
    const { body, status } = await ledger.people.p2.post('/approvals', 'all', { proposals: asked });
    expect(status).toBe(200);
    const results: readonly Record<string, unknown>[] = body['results'];
    expect(results.map(({ proposalHash }) => proposalHash)).toEqual(
      asked.map(({ proposalHash }) => proposalHash),
    );
    expect(results.flatMap(({ status }, n) => (status === 'posted' ? [] : [n]))).toEqual([5_000]);
    expect(results[5_000]).toMatchObject({ code: 'UNKNOWN_PROPOSAL', status: 'refused' });
    for (const caseId of cases) {
      const { body: balances } = await ledger.people.p1.get(
        `/cases/${caseId}/balances?atLeast=${body['position']}`,
      );
      const released = asked.filter((one) => one.caseId === caseId && one !== unknown).length;
      expect(balances['balances']).toContainEqual({
        account: 'out:released',
        amount: `${released}.00`,
        unit: 'THB',
      });
    }
  });

  it('sent again with the same key has the same answer and no further effect', async () => {
    const some = { proposals: proposals.slice(0, 100) };
    const answers = [];
    for (let time = 0; time < 2; time += 1)
      answers.push(await ledger.people.p2.post('/approvals', 'again', some));
    expect(answers[1]?.body['results']).toEqual(answers[0]?.body['results']);
    const { body } = answers[0] ?? {};
    expect(body?.['results'][0]).toMatchObject({ code: 'PROPOSAL_CLOSED', status: 'refused' });
  });

  it('of a single case answers in order too', async () => {
    const { p1, p2 } = ledger.people;
    const hashes: string[] = [];
    for (const n of [1, 2, 3]) {
      const { body } = await p1.post('/cases/C-1/releases', `more-${n}`, { ...release, quantity: `${n}.00` });
      hashes.unshift(String(body['proposalHash']));
    }
    const { body } = await p2.post('/cases/C-1/approvals', 'three', { proposalHashes: hashes });
    expect(body['results']).toMatchObject(
      [3, 2, 1].map((n, place) => ({
        facts: [{ body: { quantity: `${n}.00` } }],
        proposalHash: hashes[place],
        status: 'posted',
      })),
    );
  });
});
