import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { plainMongoDb } from '../../../infra/native/mongodb-programs.ts';
import { opening } from '../../bodies.ts';
import { commandIn } from '../../command.ts';
import { describeWhere, type SuiteNeeds } from '../../required-suite.ts';
import { RetryingClients } from '../cluster/retrying-clients.ts';
import { nativeKafka } from '../native-kafka.ts';
import { cases, inflictAll, type Round } from './campaign.ts';
import { Chance } from './chance.ts';
import { everyFault, faultsOn } from './kinds/index.ts';
import { proveNothingLost } from './proof.ts';
import { changedCase } from './changed-case.ts';
import { restartAll } from './rolling-restart.ts';
import { World } from './world.ts';

const seed = Number(process.env['SEIZURE_SEED'] ?? Date.now() % 1e9);
/** The long form: so many rounds, on every service. Without it each fault comes once, on as many services as it takes. */
const asked = Number(process.env['FAULT_ROUNDS'] ?? 0);
/** Never what is waited for: each step of a round has its own limit, and is named by it. */
const limit_ms = Math.max(asked, everyFault.length) * 600_000;
/** What two cores can do beside services that start. */
const actsASecond = asked > 0 ? 50 : 10;
const notAsked =
  'FAULT_ROUNDS does not ask for the long form, in which the read model is rebuilt under acts too';

const twice = ['ledger', 'projection'];
const needed = ['audit', 'case', 'seizure'];
const instancesOf = (service: string) =>
  twice.includes(service) ? 2 : asked > 0 || needed.includes(service) ? 1 : 0;
const services = asked > 0 ? 'every service' : 'the services that seize';

const kafkaHere = await nativeKafka();
const mongoDbMissing = 'no native MongoDB: run node infra/native/bring-mongodb.ts';
const needs: SuiteNeeds = {
  ...(plainMongoDb.isHere() ? kafkaHere : { available: false, reason: mongoDbMissing }),
  kind: 'faults',
};

describeWhere(needs)(`${services} on three brokers and a database (SEIZURE_SEED=${seed})`, () => {
  const acknowledged = new Set<string>();
  const rounds: Round[] = [];
  let world: World;
  beforeAll(async () => {
    world = await World.begin(instancesOf);
    for (const caseId of cases) {
      const { status } = await world.running.people.inv.post('/cases', 'open', { ...opening, caseId });
      expect(status).toBe(201);
    }
  }, 600_000);
  // without a world there is nothing to end: it has ended what it had begun
  afterAll(() => (world as World | undefined)?.end(), 120_000);

  it(
    'lose no acknowledged act and double none, whatever fault is inflicted, and go on by themselves when it is over',
    async () => {
      const faults = inOrder();
      for await (const round of inflictAll({ acknowledged, faults, seed, world })) {
        rounds.push(round);
        await report({ rounds, seed });
      }
      expect(rounds).toHaveLength(faults.length);
    },
    limit_ms,
  );

  it.for(everyFault.filter(({ missing }) => missing))(
    'do so too when $name',
    ({ missing, name }, { skip }) => {
      const why = missing?.(world);
      if (why !== undefined) skip(why);
      expect(rounds.map(({ fault }) => fault)).toContain(name);
    },
  );

  it(
    `are restarted one after the other under ${actsASecond} acts a second, and sending it again settles every act`,
    async () => {
      const { clients, services: restarted, took_ms } = await restartAll(world, cases, actsASecond);
      for (const key of clients.acknowledged) acknowledged.add(key);
      await report({
        acts: clients.begun,
        failures: Object.fromEntries(clients.failures),
        restarted: restarted.length,
        took_ms,
      });
      expect(clients.unsettled).toEqual([]);
      expect(clients.acknowledged.size).toBe(clients.begun);
      await proveNothingLost(world, acknowledged);
    },
    limit_ms,
  );

  it(
    'read a rebuilt read model from one request to the next, and no answer is older than the one before',
    async ({ skip }) => {
      if (asked === 0) skip(notAsked);
      const { auditor, inv } = world.running.people;
      const clients = new RetryingClients(inv, cases, 4, 'rebuilding');
      await clients.acknowledge(10);
      const read = { ended: false, entries: [] as number[], statuses: new Set<number>() };
      const reading = (async () => {
        while (!read.ended) {
          const { body, status } = await auditor.get(`/cases/${cases[0]}`);
          read.statuses.add(status);
          read.entries.push(body['entries']);
        }
      })();
      const { code, err, out } = await commandIn(world.running.environment, 'rebuild');
      await clients.acknowledge(10);
      read.ended = true;
      await Promise.all([reading, clients.end()]);
      expect([code, err]).toEqual([0, '']);
      expect(out).toContain('compared (every byte): the same. The new read model is in force.');
      expect([...read.statuses]).toEqual([200]);
      expect(read.entries).toEqual(read.entries.toSorted((a, b) => a - b));
      expect(read.entries.length).toBeGreaterThan(5);
      for (const key of clients.acknowledged) acknowledged.add(key);
      await proveNothingLost(world, acknowledged);
    },
    limit_ms,
  );

  it(
    'go on with what they read when a rebuild finds that it differs, and are told where',
    async ({ skip }) => {
      if (asked === 0) skip(notAsked);
      const { auditor } = world.running.people;
      const [caseId = ''] = cases;
      const changed = await changedCase(world, caseId, { title: 'Forged' });
      const { code, out } = await commandIn(world.running.environment, 'rebuild', '--json');
      expect(JSON.parse(out)).toMatchObject({
        differences: [`cases/${caseId}: title is Forged; the log says Compound 7`],
      });
      expect(code).toBe(1);
      expect((await auditor.get(`/cases/${caseId}`)).body['title']).toBe('Forged');
      await changed.undo();
      await proveNothingLost(world, acknowledged);
    },
    limit_ms,
  );

  /** Each fault once in an order of the seed, again and again until there are as many rounds as were asked for. */
  function inOrder() {
    const chance = new Chance(seed);
    const all = faultsOn(world);
    const many = asked > 0 ? asked : all.length;
    const times = Math.ceil(many / all.length);
    const faults = Array.from({ length: times }, () => chance.shuffled(all)).flat();
    return faults.slice(0, many);
  }
});

const reported: Record<string, unknown> = {};

/** `FAULT_REPORT=FILE` keeps the figures. */
async function report(figures: Readonly<Record<string, unknown>>): Promise<void> {
  Object.assign(reported, figures);
  const file = process.env['FAULT_REPORT'];
  if (file) await writeFile(file, `${JSON.stringify(reported, null, 1)}\n`);
}
