import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bringKafka } from '../../../infra/native/bring-kafka.ts';
import type { Measure } from '../row.ts';

export interface Load {
  readonly broker: string;
  readonly topic: string;
  readonly records: number;
  readonly size_bytes: number;
}

/** Kafka's own producer performance tool, acks=all, in batches of up to 256 KB: the best that we got out of it. */
export async function producerPerformance({ broker, records, size_bytes, topic }: Load): Promise<Measure> {
  const properties = [`bootstrap.servers=${broker}`, 'acks=all', 'batch.size=262144', 'linger.ms=5'];
  const load = ['--num-records', records, '--record-size', size_bytes, '--throughput', -1].map(String);
  const java = ['-Xmx512m', '-cp', join(await bringKafka(), '*')];
  const tool = ['org.apache.kafka.tools.ProducerPerformance', '--topic', topic, ...load];
  const asked = [...java, ...tool, '--producer-props', ...properties];
  const { stdout } = await promisify(execFile)('java', asked);
  // the last line sums all of them up: `100000 records sent, 61576.354680 records/sec (…)`
  const told = [...stdout.matchAll(/records sent, ([\d.]+) records\/sec/g)].at(-1)?.[1];
  if (told === undefined) throw new Error(`Kafka’s tool did not say how fast it was:\n${stdout}`);
  return { perSecond: Number(told) };
}
