import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventLog } from '@seizure-ledger/event-log';
import { openKafkaLog } from '@seizure-ledger/event-log/kafka';
import { dropMongoReadModel, openMongoReadModel } from '@seizure-ledger/read-model/mongodb';
import { kafkaOptions, readConfig } from '@seizure-ledger/service-kit';
import { pino } from 'pino';
import { type Cluster, startCluster } from '../../../infra/cluster/cluster.ts';
import type { Placement } from '../../../infra/cluster/service-process.ts';
import { type People, peopleOf } from '../../people.ts';

/** Every service as a process of its own, on topics and a database of this cluster's own. */
export interface RunningCluster {
  readonly cluster: Cluster;
  readonly people: People;
  /** Where each service keeps what is its own; keys, too. */
  readonly folder: string;
  /** The last lines that any process has said. */
  readonly said: readonly string[];
  /** What the services' configuration says. */
  readonly environment: Readonly<Record<string, string>>;
  openLog(): Promise<EventLog>;
  openReadModel(): ReturnType<typeof openMongoReadModel>;
  /** Ends every process and takes its data away. */
  remove(): Promise<void>;
}

interface RunCluster {
  readonly brokers: readonly string[];
  readonly mongoUri: string;
  readonly instancesOf: (service: string) => number;
  /** What was there before the cluster is started. */
  readonly found?: Found;
  readonly placementOf?: (name: string) => Placement | undefined;
  /** Of each topic; by default one. */
  readonly replicas?: 1 | 3;
  /** What is worth saying to who waits in vain; by default what ends a process. */
  readonly logLevel?: 'fatal' | 'warn';
}

export interface Found {
  readonly partitions: number;
  readonly topicPrefix: string;
  /** Puts into the cluster's folder what its services are to find there. */
  readonly lay: (folder: string) => Promise<void>;
}

const mostLines = 1_000;

const nothing = (database: string): Found => ({
  lay: async () => undefined,
  partitions: 6,
  topicPrefix: `${database}.`,
});

export async function runCluster({
  brokers,
  found,
  logLevel = 'fatal',
  mongoUri,
  replicas = 1,
  ...options
}: RunCluster): Promise<RunningCluster> {
  const folder = await mkdtemp(join(tmpdir(), 'cluster-'));
  const database = `test-${randomUUID()}`;
  const { lay, partitions, topicPrefix } = found ?? nothing(database);
  await lay(folder);
  const uri = new URL(mongoUri);
  uri.pathname = `/${database}`;
  const environment = {
    EVENT_LOG: 'kafka',
    KAFKA_BROKERS: brokers.join(','),
    KAFKA_PARTITIONS: String(partitions),
    KAFKA_REPLICATION: String(replicas),
    KAFKA_TOPIC_PREFIX: topicPrefix,
    LOG_LEVEL: logLevel,
    MONGODB_URI: uri.href,
    READ_MODEL: 'mongodb',
    // a vault that another cluster left is not this one's
    VAULT_DATABASE: `${database}-vault`,
  };
  const said: string[] = [];
  const onLine = (name: string, line: string) => {
    said.push(`${name}: ${line}`);
    if (said.length > mostLines) said.shift();
  };
  const cluster = await startCluster({ ...options, folder, onLine, port: 0, servers: environment }).catch(
    (error: unknown) => {
      throw new Error(`the cluster did not start:\n${said.slice(-20).join('\n')}`, { cause: error });
    },
  );
  const config = readConfig(environment);
  return {
    cluster,
    environment,
    folder,
    said,
    openLog: () => openKafkaLog(kafkaOptions(config, pino({ level: 'silent' }))),
    openReadModel: () => openMongoReadModel({ uri: uri.href, whenNotMigrated: 'refuse' }),
    people: await peopleOf(folder, cluster.url),
    async remove() {
      await cluster.stop();
      await dropMongoReadModel({ uri: uri.href });
      await rm(folder, { force: true, recursive: true });
    },
  };
}
