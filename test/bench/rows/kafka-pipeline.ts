import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { factRecord, instructionRecord, partitionOf, topics } from '@seizure-ledger/contracts';
import { Book } from '@seizure-ledger/domain';
import type { EventLog, NewRecord } from '@seizure-ledger/event-log';
import { type GroundWith, openGround, startConsumer, stateFolder } from '@seizure-ledger/service-kit';
import { LedgerModule, ledgerTransport } from '@seizure-ledger/service-ledger';
import { pino } from 'pino';
import type { Measure, Row } from '../row.ts';
import { instructions, sentAt } from '../sample.ts';
import { onKafka } from '../servers/environment.ts';
import { kafkaLogOn } from '../servers/kafka-log.ts';
import { startBenchKafka } from '../servers/kafka.ts';
import { producerPerformance } from '../servers/producer-performance.ts';

const partitions = 12;
const cases = 1_000;

/**
 * Instructions that lie in Kafka become facts in Kafka, by the ledger in this process; against Kafka's own tool that
 * produces records of the facts' size into a topic of the same settings.
 */
export async function kafkaPipelineRow(size = 60_000): Promise<Row> {
  const kafka = await startBenchKafka();
  const folder = await mkdtemp(join(tmpdir(), 'bench-pipeline-'));
  const acts = instructions(size, cases);
  const asked = acts.map((one) => ({
    partition: partitionOf(one.caseId, partitions),
    record: instructionRecord(one),
  }));
  const byPartition = Map.groupBy(asked, ({ partition }) => partition);
  const tool = await kafkaLogOn(kafka, 'tool.', partitions);
  let run = 0;

  async function ours(): Promise<Measure> {
    run += 1;
    const dataDir = join(folder, String(run));
    const config = { ...onKafka(kafka, `run-${run}.`, partitions), DATA_DIR: dataDir };
    const ground = await openGround(config, pino({ level: 'silent' }), ['log']);
    for (const [partition, all] of byPartition)
      for (const records of inPortions(all.map(({ record }) => record)))
        await ground.log.append(topics.instructions, partition, records);
    const measure = await decideAll(ground, stateFolder(dataDir));
    await ground.close();
    return measure;
  }

  async function decideAll(ground: GroundWith<'log'>, state: string): Promise<Measure> {
    const { log } = ground;
    const consumer = await startConsumer(LedgerModule.on(ground, state), ledgerTransport(ground, state));
    // joining its group is not what is measured
    const already = await decided(log, 1);
    const started_ms = performance.now();
    const all = await decided(log, size);
    const seconds = (performance.now() - started_ms) / 1_000;
    await consumer.close();
    return { perSecond: (all - already) / seconds };
  }

  const book = new Book();
  const fact_bytes = acts.map((one) => factRecord(book.take(one, sentAt)).value.byteLength);
  const size_bytes = Math.round(fact_bytes.reduce((sum, bytes) => sum + bytes, 0) / size);
  return {
    ceiling: () =>
      producerPerformance({
        broker: kafka.brokers[0] ?? '',
        records: size,
        size_bytes,
        topic: `tool.${topics.ledger}`,
      }),
    async end() {
      await tool.close();
      await kafka.end();
      await rm(folder, { force: true, recursive: true });
    },
    name: 'kafka-pipeline',
    ours,
    repeats: 3,
    settings: { cases, instructions: size, partitions, size_bytes },
    unit: 'decisions/s',
  };
}

const portion = 1_000;

function inPortions(records: readonly NewRecord[]): readonly (readonly NewRecord[])[] {
  const count = Math.ceil(records.length / portion);
  return Array.from({ length: count }, (_, n) => records.slice(n * portion, (n + 1) * portion));
}

/** Resolves when so many facts are in the log. */
async function decided(log: EventLog, wanted: number): Promise<number> {
  for (;;) {
    const ends = await Promise.all(
      Array.from({ length: partitions }, (_, partition) => log.end(topics.ledger, partition)),
    );
    const count = ends.reduce((sum, end) => sum + end, 0);
    if (count >= wanted) return count;
    await pause(10);
  }
}
