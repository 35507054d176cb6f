import { acts, mayPropose, roles } from '@seizure-ledger/contracts';
import { actRoutes, operations } from '@seizure-ledger/service-standalone';
import { mintToken } from '@seizure-ledger/service-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freeze, opening } from '../../bodies.ts';
import { type OpenLedger, openLedger } from '../../open-ledger.ts';
import { Person } from '../../person.ts';

const caseId = 'TH-2025-0007';
const somebody = { contact: { email: 'name@example.org' }, name: 'A Name' };
const hash = `sha256:${'0'.repeat(64)}`;

/** Every act with an address and a body that its schema takes. */
const requests = [
  ...actRoutes.map(({ act, example, method = 'post', path }) => ({ act, body: example, method, path })),
  {
    act: 'approvals',
    body: { proposalHashes: [hash] },
    method: 'post' as const,
    path: '/cases/{caseId}/approvals',
  },
  ...[
    { act: 'persons', body: { ...somebody, caseId }, path: '/persons' },
    { act: 'persons/readings', body: { purpose: 'To pay' }, path: '/persons/{person}/readings' },
    { act: 'persons/erasure', body: { reason: 'On request' }, path: '/persons/{person}/erasure' },
    { act: 'persons/erasure/confirmation', body: {}, path: '/persons/{person}/erasure/confirmation' },
  ].map((request) => ({ ...request, method: 'post' as const })),
].map(({ path, ...request }) => ({
  ...request,
  address: path
    .replace('{caseId}', caseId)
    .replace('{claimId}', 'C1')
    .replace('{instructionId}', 'T1')
    .replace('{restitutionId}', 'R1'),
}));

const isOfCases = ({ ofPolicy, reacts }: { readonly ofPolicy?: true; readonly reacts?: true }): boolean =>
  !ofPolicy && !reacts;

describe('each role over HTTP', () => {
  let ledger: OpenLedger;
  let person: string;
  beforeAll(async () => {
    ledger = await openLedger();
    const { inv } = ledger.people;
    await inv.post('/cases', 'open', { ...opening, caseId });
    await inv.post(`/cases/${caseId}/freezes`, 'freeze', freeze);
    await inv.post('/cases', 'open-too', { ...opening, caseId: 'TH-2025-0008' });
    const whose = { ...somebody, caseId: 'TH-2025-0008' };
    const recorded = await (await as('vault')).post('/persons', 'known', whose);
    expect(recorded.status).toBe(201);
    person = String(recorded.body['person']);
  });
  afterAll(() => ledger.close());

  /** Of the case's own agency, so that only the role decides. */
  async function as(role: (typeof roles)[number]): Promise<Person> {
    const who = { agency: 'TH-CCIB', jurisdiction: 'TH', role, subject: `${role}-9` };
    return new Person(ledger.url, await mintToken(ledger.dataDir, who));
  }

  it('is asked about every act that there is', () => {
    const asked = acts.filter(({ reacts }) => !reacts).map(({ name }) => name);
    expect(requests.map(({ act }) => act).toSorted()).toEqual(asked.toSorted());
  });

  it.each(roles)('%s is 403 for exactly the acts that the table does not give it', async (role) => {
    const who = await as(role);
    for (const { act, address, body, method } of requests) {
      const before = await ledger.recorded();
      const key = `${role}-${act.replaceAll('/', '-')}`;
      const { body: answer, status } = await who.send(
        method,
        address.replace('{person}', person),
        key,
        act === 'cases' ? { ...body, caseId: key } : body,
      );
      const recorded = (await ledger.recorded()) - before;
      // by the rules an act may still be refused, but not for the role
      if (mayPropose(role, act))
        expect([act, [200, 201, 422].includes(status), recorded]).toEqual([act, true, 2]);
      else expect([act, status, answer['code'], recorded]).toEqual([act, 403, 'FORBIDDEN', 0]);
    }
  });

  it.each(roles)('%s is told so before its body is looked at', async (role) => {
    const who = await as(role);
    for (const { act, address, method } of requests.filter(({ act }) => !mayPropose(role, act)))
      expect([act, (await who.send(method, address.replace('{person}', person), '', [])).status]).toEqual([
        act,
        403,
      ]);
  });

  it.each(roles)('%s is told the same on the lines of a batch', async (role) => {
    const who = await as(role);
    const answers = await who.batch(acts.map(({ name }) => ({ act: name, body: {}, caseId, id: 'x' })));
    expect(answers.map(({ code }, n) => [acts[n]?.name, code === 'FORBIDDEN'])).toEqual(
      acts.map((act) => [act.name, isOfCases(act) && !mayPropose(role, act.name)]),
    );
    // what follows of itself nobody asks for, and a policy is of no case: to a batch there are no such acts
    const others = answers.filter((_, n) => !isOfCases(acts[n] ?? {}));
    expect(others.map(({ code }) => code)).toEqual(others.map(() => 'BAD_BODY'));
  });

  it.each(roles)(
    '%s reads over all cases only as an auditor, but for how far the ledger is',
    async (role) => {
      const who = await as(role);
      const reads = operations.filter(
        ({ method, path }) => method === 'get' && path.startsWith('/audit/') && !path.includes('{'),
      );
      expect(reads.length).toBeGreaterThanOrEqual(5);
      for (const { path } of reads) {
        const mayRead = role === 'auditor' || (role === 'admin' && path === '/audit/positions');
        const { status } = await who.get(path.includes('statistics') ? `${path}?year=2026` : path);
        expect([path, status]).toEqual([path, mayRead ? 200 : 403]);
      }
    },
  );
});
