import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventLog } from '@seizure-ledger/event-log';
import type { ReadModel } from '@seizure-ledger/read-model';
import type { ServiceProcess } from '../../../infra/cluster/service-process.ts';
import { type KafkaServers, startKafka } from '../../../infra/native/kafka.ts';
import type { KafkaNode } from '../../../infra/native/kafka-node.ts';
import { type MongoDb, startMongoDb } from '../../../infra/native/mongodb.ts';
import { type RunningCluster, runCluster } from '../cluster/running-cluster.ts';
import { type Network, newNetwork } from './network.ts';
import { newSmallDisk, type SmallDisk } from './small-disk.ts';

/** How many processes of each service; the gateway comes by itself. */
export type Size = (service: string) => number;

/** Three brokers that replicate, a database, and services as processes, with a gateway before them. */
export class World {
  /** Where it can't begin, nothing is left of it. */
  static async begin(size: Size): Promise<World> {
    const ends: End[] = [];
    try {
      return await World.#build(ends, size);
    } catch (error) {
      await endAll(ends);
      throw error;
    }
  }

  static async #build(ends: End[], size: Size): Promise<World> {
    const folder = await mkdtemp(join(tmpdir(), 'faults-'));
    ends.push(() => rm(folder, { force: true, recursive: true }));
    const network = await newNetwork();
    if (network) ends.push(() => network.remove());
    const disk = await newSmallDisk(join(folder, 'kafka', 'node-3'));
    if (disk) ends.push(() => disk.remove());
    const host = network?.host ?? '127.0.0.1';
    const kafka = await startKafka({ folder: join(folder, 'kafka'), host, nodes: 3 });
    ends.push(() => kafka.kill());
    const mongo = await startMongoDb({ folder: join(folder, 'mongodb') });
    const running = await runCluster({
      brokers: kafka.brokers,
      instancesOf: size,
      logLevel: 'warn',
      mongoUri: mongo.uri,
      placementOf: (name) => (name === 'ledger-2' ? network?.placement : undefined),
      replicas: 3,
    });
    ends.push(async () => {
      // nobody waits for what is under way: all of it is thrown away
      await Promise.all(running.cluster.processes.map((one) => one.kill()));
      await running.remove();
    });
    const [log, readModel] = await Promise.all([running.openLog(), running.openReadModel()]);
    ends.push(async () => void (await Promise.all([log.close(), readModel.close()])));
    return new World({ disk, ends, folder, kafka, log, mongo, network, readModel, running });
  }

  readonly kafka: KafkaServers;
  readonly running: RunningCluster;
  /** As anybody reads and writes it who has the brokers' address. */
  readonly log: EventLog;
  readonly readModel: ReadModel;
  /** Around the second ledger, where networks can be made. */
  readonly network: Network | undefined;
  /** Of the third broker, where disks can be mounted. */
  readonly disk: SmallDisk | undefined;
  readonly #folder: string;
  readonly #ends: readonly End[];
  #mongo: MongoDb;

  private constructor(parts: Parts) {
    this.kafka = parts.kafka;
    this.running = parts.running;
    this.log = parts.log;
    this.readModel = parts.readModel;
    this.network = parts.network;
    this.disk = parts.disk;
    this.#folder = parts.folder;
    this.#ends = parts.ends;
    this.#mongo = parts.mongo;
  }

  get services(): readonly ServiceProcess[] {
    return this.running.cluster.processes;
  }

  service(name: string): ServiceProcess {
    const found = this.services.find((one) => one.name === name);
    if (!found) throw new Error(`there is no ${name}`);
    return found;
  }

  async startAgain(name: string): Promise<void> {
    await this.running.cluster.startAgain(name).ready();
  }

  broker(number: number): KafkaNode {
    const found = this.kafka.nodes[number];
    if (!found) throw new Error(`there is no broker ${number}`);
    return found;
  }

  killDatabase(): Promise<void> {
    return this.#mongo.kill();
  }

  async startDatabaseAgain(): Promise<void> {
    const { port } = this.#mongo;
    this.#mongo = await startMongoDb({ folder: join(this.#folder, 'mongodb'), port });
  }

  /** How many partitions an instance has, as its metrics tell. */
  async partitionsOf(name: string): Promise<number> {
    const told = await textAt(`${this.service(name).url}/metrics`);
    return told.match(/^seizure_ledger_reader_lag_records\{/gm)?.length ?? 0;
  }

  /** How each service stands, and what was said last, for who wants to know why something did not happen. */
  async description(): Promise<string> {
    const standing = this.services.map(async ({ name, hasEnded, url }) => {
      const health = hasEnded ? 'has ended' : await textAt(`${url}/health/ready`).catch(String);
      return `${name}: ${health}`;
    });
    return [...(await Promise.all(standing)), ...this.running.said.slice(-60)].join('\n');
  }

  async end(): Promise<void> {
    await endAll(this.#ends);
    await this.#mongo.kill();
  }
}

async function textAt(url: string): Promise<string> {
  return (await fetch(url, { signal: AbortSignal.timeout(answer_ms) })).text();
}

const answer_ms = 10_000;

type End = () => Promise<void>;

/** What was begun last ends first, and one that does not end keeps no other from it. */
async function endAll(ends: readonly End[]): Promise<void> {
  const failures: unknown[] = [];
  for (const end of ends.toReversed()) await end().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, 'not everything could be ended');
}

interface Parts {
  readonly disk: SmallDisk | undefined;
  readonly ends: readonly End[];
  readonly folder: string;
  readonly kafka: KafkaServers;
  readonly log: EventLog;
  readonly mongo: MongoDb;
  readonly network: Network | undefined;
  readonly readModel: ReadModel;
  readonly running: RunningCluster;
}
