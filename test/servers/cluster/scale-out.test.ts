import { afterAll, beforeAll, expect, it } from 'vitest';
import { opening } from '../../bodies.ts';
import { describeWhere } from '../../required-suite.ts';
import { RetryingClients } from './retrying-clients.ts';
import { type RunningCluster, runCluster } from './running-cluster.ts';
import { bothServers, servers } from './servers.ts';
import { digestsMadeAnew, digestsOf, takenFacts } from './taken-facts.ts';

const cases = Array.from({ length: 10 }, (_, n) => `S-${n}`);
const minutes_ms = 60_000;

describeWhere(bothServers)('two ledgers and two projections', () => {
  let running: RunningCluster;
  beforeAll(async () => {
    const instancesOf = (service: string) => (['ledger', 'projection'].includes(service) ? 2 : 1);
    running = await runCluster({ ...servers, instancesOf });
  });
  afterAll(() => running.remove());

  it(
    'lose and double nothing while one after the other is ended, killed and replaced under acts',
    async () => {
      const { auditor, inv } = running.people;
      for (const caseId of cases) await inv.post('/cases', 'open', { ...opening, caseId });
      const clients = new RetryingClients(inv, cases, 8);
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
