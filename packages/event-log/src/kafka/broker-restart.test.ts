import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { type KafkaServers, startKafka } from '../../../../infra/native/kafka.ts';
import { describeWhere } from '../../../../test/required-suite.ts';
import { nativeKafka } from '../../../../test/servers/native-kafka.ts';
import { AppendUncertainError, LogUnavailableError } from '../errors.ts';
import type { EventLog } from '../port.ts';
import { Collector } from '../suite/collector.ts';
import { names, readAll, record, topic } from '../suite/records.ts';
import { optionsOf } from './kafka.fixture.ts';
import { openKafkaLog } from './kafka-log.ts';

const timeout_ms = 240_000; // JVMs are started, up to four.

describeWhere(await nativeKafka())('when a broker dies', () => {
  it(
    'all that was acknowledged is there when it is back, and readers and writers go on by themselves',
    async () => {
      const kafka = await started(1);
      const log = await openOn(kafka, { replicas: 1, minInSyncReplicas: 1 });
      const reader = new Collector();
      const member = new Collector({ group: 'projection' });
      for (const subscriber of [reader, member]) await log.subscribe(subscriber);
      const writer = new Writer(log);
      await writer.acknowledges(50);
      await kafka.nodes[0]?.kill();
      await writer.isRefused();
      await kafka.nodes[0]?.start();
      await writer.acknowledges(50);
      await writer.stop();
      await showNothingLost(log, writer, [reader, member]);
      await kafka.kill();
      await log.close(); // Nor does a broker that is away keep a process from ending.
    },
    timeout_ms,
  );

  it(
    'and others hold its partitions, writing goes on without it and nothing that was acknowledged is lost',
    async () => {
      const kafka = await started(3);
      const log = await openOn(kafka, { replicas: 3, minInSyncReplicas: 2 });
      const reader = new Collector();
      await log.subscribe(reader);
      const writer = new Writer(log);
      await writer.acknowledges(30);
      await kafka.nodes[0]?.kill();
      await writer.acknowledges(30);
      await kafka.nodes[0]?.start();
      await writer.acknowledges(30);
      await writer.stop();
      await showNothingLost(log, writer, [reader]);
    },
    timeout_ms,
  );
});

async function showNothingLost(log: EventLog, writer: Writer, readers: readonly Collector[]): Promise<void> {
  for (const partition of [0, 1, 2]) {
    const stored = await readAll(log, partition);
    const acknowledged = writer.acknowledged.filter((place) => place.partition === partition);
    for (const { offset, name } of acknowledged) expect(stored[offset]?.headers['ce_id']).toBe(name);
    expect(new Set(names(stored)).size).toBe(stored.length);
    for (const reader of readers) expect(await reader.has(stored.length, partition)).toEqual(stored);
  }
}

/** Appends to all partitions all the time, each record once, whatever comes of it. */
class Writer {
  readonly acknowledged: { readonly partition: number; readonly offset: number; readonly name: string }[] =
    [];
  readonly #log: EventLog;
  readonly #running: Promise<unknown>;
  #n = 0;
  #refused = 0;
  #stopped = false;

  constructor(log: EventLog) {
    this.#log = log;
    this.#running = Promise.all([0, 1, 2].map((partition) => this.#write(partition)));
  }

  /** So many more, in every partition. */
  async acknowledges(more: number): Promise<void> {
    const count = (partition: number) =>
      this.acknowledged.filter((place) => place.partition === partition).length;
    const before = [0, 1, 2].map(count);
    const enough = () => [0, 1, 2].every((partition) => count(partition) >= (before[partition] ?? 0) + more);
    await expect.poll(enough, { timeout: timeout_ms }).toBe(true);
  }

  /** Is told that nothing was sent. */
  async isRefused(): Promise<void> {
    const before = this.#refused;
    await expect.poll(() => this.#refused).toBeGreaterThan(before);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  async #write(partition: number): Promise<void> {
    while (!this.#stopped) {
      const name = `${(this.#n += 1)}`;
      try {
        const { firstOffset } = await this.#log.append(topic, partition, [record(name)]);
        this.acknowledged.push({ partition, offset: firstOffset, name });
      } catch (error) {
        if (error instanceof LogUnavailableError) this.#refused += 1;
        else if (!(error instanceof AppendUncertainError)) throw error;
        // what is refused at once would fill the loop; a question waits for some seconds for who may answer it
        await this.#log.end(topic, partition).catch(mayBeAway);
      }
    }
  }
}

function mayBeAway(error: unknown): void {
  if (!(error instanceof LogUnavailableError)) throw error;
}

async function started(nodes: 1 | 3): Promise<KafkaServers> {
  const folder = await mkdtemp(join(tmpdir(), 'broker-restart-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const kafka = await startKafka({ folder, nodes });
  onTestFinished(() => kafka.kill());
  return kafka;
}

async function openOn(
  { brokers }: KafkaServers,
  kept: { readonly replicas: number; readonly minInSyncReplicas: number },
): Promise<EventLog> {
  const log = await openKafkaLog(optionsOf({ brokers, ...kept }));
  onTestFinished(() => log.close());
  return log;
}
