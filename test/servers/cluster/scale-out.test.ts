import { afterAll, beforeAll, expect, it } from 'vitest';
import { opening } from '../../bodies.ts';
import { describeWhere } from '../../required-suite.ts';
import { RetryingClients } from './retrying-clients.ts';
import { type RunningCluster, runCluster } from './running-cluster.ts';
import { bothServers, servers } from './servers.ts';
import { digestsMadeAnew, digestsOf, takenFacts } from './taken-facts.ts';

const cases = Array.from({ length: 10 }, (_, n) => `S-${n}`);
const minutes_ms = 60_000;

/** How an instance's metrics tell that it was asked. */
const asked: Readonly<Record<string, RegExp>> = {
  audit: /route="\/api\/v1\/cases\/:caseId"/,
  case: /route="\/api\/v1\/cases"/,
  console: /route="\/"/,
  court: /route="\/api\/v1\/cases\/:caseId\/restitution-summary"/,
  seizure: /route="\/api\/v1\/cases\/:caseId\/seizures"/,
};
const good = [200, 200, 303];
const readers = ['ledger', 'projection'];
const inFront = Object.keys(asked);
/** What nobody asks in this test does not run. */
const instancesOf = (service: string) => ([...readers, ...inFront].includes(service) ? 2 : 0);

describeWhere(bothServers)('two of every service that is asked, and two ledgers and projections', () => {
  let running: RunningCluster;
  beforeAll(async () => {
    running = await runCluster({ ...servers, instancesOf });
    for (const caseId of cases) await running.people.inv.post('/cases', 'open', { ...opening, caseId });
  });
  afterAll(() => running.remove());

  it(
    'lose and double nothing while one after the other is ended, killed and replaced under acts',
    async () => {
      const { auditor, inv } = running.people;
      const clients = new RetryingClients(inv, cases, 4);
      await clients.acknowledge(50);
      expect(await partitionsOf('ledger')).toEqual([3, 3]);

      await one('ledger-1').stop();
      await clients.acknowledge(50);
      await one('projection-1').kill();
      await clients.acknowledge(50);
      await Promise.all([start('ledger'), start('projection')]);
      await clients.acknowledge(50);
      await one('ledger-2').kill();
      await clients.acknowledge(50);
      await one('projection-2').stop();
      await clients.acknowledge(50);
      await clients.end();

      const log = await running.openLog();
      const posted = (await takenFacts(log)).filter(({ status }) => status === 'posted');
      const seizures = posted.map(({ instructionId = '' }) => instructionId).filter((id) => id !== 'open');
      expect(seizures.toSorted()).toEqual([...clients.acknowledged].toSorted());
      const readModel = await running.openReadModel();
      const anew = await digestsMadeAnew(log);
      await expect.poll(() => digestsOf(readModel), { timeout: 3 * minutes_ms }).toEqual(anew);
      const { body } = await auditor.get('/audit/trial-balance');
      const total = (clients.acknowledged.size * 100.25).toFixed(2);
      expect(body['units']).toMatchObject([{ sum: '0.00', unit: 'THB' }]);
      expect(JSON.stringify(body['units'])).toContain(`"held:seized","amount":"${total}"`);
      await readModel.close();
      await log.close();
    },
    8 * minutes_ms,
  );

  it(
    'take turns, and one of them goes on when the other is killed',
    async () => {
      const clients = new RetryingClients(running.people.inv, cases, 4, 'in-front');
      await clients.acknowledge(20);
      await expect.poll(pages).toEqual(good);
      await expect.poll(pages).toEqual(good);
      for (const service of inFront)
        for (const { name, url } of running.cluster.processes.filter(
          (process) => process.service === service,
        ))
          expect(await (await fetch(`${url}/metrics`)).text(), name).toMatch(asked[service] ?? /never/);
      for (const killed of [1, 2]) {
        await Promise.all(inFront.map((service) => one(`${service}-${killed}`).kill()));
        await clients.acknowledge(20);
        await expect.poll(pages).toEqual(good);
        await Promise.all(
          inFront.map((service) => running.cluster.startAgain(`${service}-${killed}`).ready()),
        );
      }
      await clients.end();
    },
    8 * minutes_ms,
  );

  /** What each of them answers that is only asked. */
  async function pages(): Promise<readonly number[]> {
    const { auditor, court } = running.people;
    const answers = await Promise.all([
      auditor.get(`/cases/${cases[0]}`),
      court.get(`/cases/${cases[0]}/restitution-summary`),
      fetch(`${running.cluster.url}/`, { redirect: 'manual' }),
    ]);
    return answers.map(({ status }) => status);
  }

  function one(name: string) {
    const found = running.cluster.processes.find((process) => process.name === name);
    if (!found) throw new Error(`there is no ${name}`);
    return found;
  }

  async function start(service: string): Promise<void> {
    await running.cluster.start(service).ready();
  }

  /** How many partitions each instance has, as its metrics tell. */
  async function partitionsOf(service: string): Promise<readonly number[]> {
    const instances = running.cluster.processes.filter((process) => process.service === service);
    return Promise.all(
      instances.map(async ({ url }) => {
        const told = await (await fetch(`${url}/metrics`)).text();
        return (
          told.match(new RegExp(`^seizure_ledger_reader_lag_records\\{[^}]*reader="${service}"`, 'gm'))
            ?.length ?? 0
        );
      }),
    );
  }
});
