import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KafkaServers, startKafka } from '../../../infra/native/kafka.ts';

export interface BenchKafka extends KafkaServers {
  /** Removes its data, too. */
  readonly end: () => Promise<void>;
}

/** One broker beside the bench, which flushes each append, as a log with one replica demands. */
export async function startBenchKafka(): Promise<BenchKafka> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-kafka-'));
  const servers = await startKafka({ folder, isBusy: true, nodes: 1 });
  const end = async () => {
    await servers.kill();
    await rm(folder, { force: true, recursive: true });
  };
  return { ...servers, end };
}
