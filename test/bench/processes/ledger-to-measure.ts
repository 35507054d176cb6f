import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startCluster } from '../../../infra/cluster/cluster.ts';
import { kafkaEnvironment } from '../servers/environment.ts';
import { startBenchKafka } from '../servers/kafka.ts';
import { startBenchMongoDb } from '../servers/mongodb.ts';
import { startServer } from './start.ts';

/** A ledger that serves on a new folder. */
export interface LedgerToMeasure {
  readonly dataDir: string;
  readonly url: string;
  /** Removes its data, too. */
  readonly end: () => Promise<void>;
}

const program = fileURLToPath(import.meta.resolve('seizure-ledger/bin'));

/** Everything in one process on embedded storage. */
export async function embeddedLedger(): Promise<LedgerToMeasure> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-http-'));
  const started = await startServer(program, ['start', '--port', '0', '--data', dataDir]);
  const end = async () => {
    await started.stop();
    await rm(dataDir, { force: true, recursive: true });
  };
  return { dataDir, end, url: started.url };
}

/** Every service a process of its own, on one broker and one database, behind the gateway. */
export async function clusterLedger(row: string): Promise<LedgerToMeasure | undefined> {
  const mongoDb = await startBenchMongoDb(row);
  if (!mongoDb) return undefined;
  const kafka = await startBenchKafka();
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-http-'));
  const servers = { ...kafkaEnvironment(kafka, '', 12), LOG_LEVEL: 'fatal', MONGODB_URI: mongoDb.uri };
  const onLine = (name: string, line: string) => console.error(`${name}: ${line}`);
  const cluster = await startCluster({ folder: dataDir, instancesOf: () => 1, onLine, port: 0, servers });
  const end = async () => {
    await cluster.stop();
    await Promise.all([kafka.end(), mongoDb.end()]);
    await rm(dataDir, { force: true, recursive: true });
  };
  return { dataDir, end, url: cluster.url };
}
