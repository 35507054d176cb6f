import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startCluster } from './cluster/cluster.ts';
import { serversHere } from './servers/servers-here.ts';

/**
 * `npm run start:cluster -- --port 8080 --instances 2`: every service as a process of its own, behind one port, two of each
 * but of those that run once. KAFKA_BROKERS and MONGODB_URI name other servers than this machine's own.
 */
const { values } = parseArgs({
  options: {
    data: { default: join(import.meta.dirname, '../data/cluster'), type: 'string' },
    instances: { default: '1', type: 'string' },
    port: { default: '8080', type: 'string' },
  },
});
const folder = values.data;
const say = (name: string, line: string) => void process.stdout.write(`${name.padEnd(14)}| ${line}\n`);
const told = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);

say('cluster', 'looks for Kafka and MongoDB');
const named = process.env['KAFKA_BROKERS'] !== undefined && process.env['MONGODB_URI'] !== undefined;
const servers = named ? {} : (await serversHere()).environment;
const cluster = await startCluster({
  folder,
  instancesOf: () => Number(values.instances),
  onLine: say,
  port: Number(values.port),
  servers,
});
say('cluster', `${cluster.processes.length} processes serve console and API at ${cluster.url}`);
say('cluster', `tokens: npx seizure-ledger token --data ${folder} --role investigator …; Ctrl-C ends all`);

let isEnding = false;
/** None is started again silently: what one process less means is for whoever runs this to judge. */
for (const { ended, name } of cluster.processes)
  void ended.then(
    (how) => isEnding || say('cluster', `${name} ${how}; it is not started again, the others go on`),
  );
await told;
isEnding = true;
say('cluster', 'ends every process in good order');
await cluster.stop();
say('cluster', 'has ended; Kafka and MongoDB go on: npm run infra:down ends them');
process.exit(0);
