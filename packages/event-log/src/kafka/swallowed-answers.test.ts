import { Kafka, logLevel } from 'kafkajs';
import { expect, it, onTestFinished } from 'vitest';
import { AppendUncertainError, LogUnavailableError } from '../errors.ts';
import type { EventLog } from '../port.ts';
import { names, numbers, readAll, record, topic } from '../suite/records.ts';
import { describeOnKafka, optionsOf } from './kafka.fixture.ts';
import { openKafkaLog } from './kafka-log.ts';
import { type Fault, KafkaProxy } from './kafka-proxy.fixture.ts';
import { topicName } from './topics.ts';

describeOnKafka('when the answer to an append gets lost', () => {
  it.each<Fault>(['swallowed', 'cut', 'halved'])(
    'the append is uncertain, what waits behind it is not sent, and nothing that is acknowledged is lost (%s)',
    async (fault) => {
      const { log, direct, proxy } = await logBehindProxy();
      const before = await log.append(topic, 0, [record('before')]);
      proxy.next('produce', fault);
      const lost = log.append(topic, 0, [record('lost')]);
      await Promise.resolve(); // It is under way.
      const behind = numbers(3).map((n) => log.append(topic, 0, [record(`behind ${n}`)]));
      await expect(lost).rejects.toThrow(AppendUncertainError);
      for (const append of behind) await expect(append).rejects.toThrow(LogUnavailableError);
      const after = await log.append(topic, 0, [record('after')]);
      expect(names(await readAll(direct, 0))).toEqual(['before', 'lost', 'after']);
      expect([before.firstOffset, after.firstOffset]).toEqual([0, 2]);
    },
  );

  it('partitions that it is not about go on', async () => {
    const { log, proxy } = await logBehindProxy();
    await log.append(topic, 1, [record('before')]);
    proxy.next('produce', 'swallowed');
    const lost = log.append(topic, 0, [record('lost')]);
    const settled = Promise.allSettled([lost]);
    await expect.poll(() => proxy.isDone).toBe(true);
    await log.append(topic, 1, [record('meanwhile')]);
    await settled;
    await expect(lost).rejects.toThrow(AppendUncertainError);
  });

  it('of many appends, each that was acknowledged is stored once, where it was said to be', async () => {
    const { log, direct, proxy } = await logBehindProxy();
    const acknowledged = new Map<number, string>();
    const failed = new Set<string>();
    for (const round of numbers(30)) {
      if (round % 3 === 0) proxy.next('produce', round % 2 === 0 ? 'cut' : 'halved');
      const appends = numbers(5).map(async (n) => {
        const name = `${round}-${n}`;
        await Promise.resolve();
        await log.append(topic, 0, [record(name)]).then(
          ({ firstOffset }) => acknowledged.set(firstOffset, name),
          () => failed.add(name),
        );
      });
      await Promise.all(appends);
    }
    const stored = await readAll(direct, 0);
    expect(failed.size).toBeGreaterThan(10);
    for (const [offset, name] of acknowledged) expect(stored[offset]?.headers['ce_id']).toBe(name);
    const counted = Map.groupBy(names(stored), (name) => name);
    expect([...counted].filter(([, times]) => times.length > 1)).toEqual([]);
  });

  it("kafkajs' idempotent producer acknowledges a record that is then not there, and stores another twice", async () => {
    const { options, direct, proxy } = await logBehindProxy();
    const producer = new Kafka({
      brokers: [proxy.address],
      requestTimeout: 1_000,
      logLevel: logLevel.NOTHING,
    }).producer({ idempotent: true, maxInFlightRequests: 1, createPartitioner: () => () => 0 });
    onTestFinished(() => producer.disconnect());
    await producer.connect();
    const send = (name: string) => {
      const { key, headers, value } = record(name);
      const message = { key, headers: { ...headers }, value: Buffer.from(value) };
      return producer.send({ topic: topicName(options.topicPrefix, topic), messages: [message] });
    };
    await send('before');
    proxy.next('produce', 'swallowed');
    await Promise.all([send('one'), send('other')]);
    await send('after');
    const [, twice, again, ...rest] = names(await readAll(direct, 0));
    expect([twice, rest]).toEqual([again, ['after']]); // Either one or the other, both acknowledged.
  });
});

async function logBehindProxy() {
  const options = optionsOf({ answer_ms: 1_000 });
  const direct = closedLater(await openKafkaLog(options));
  const [broker = ''] = options.brokers;
  const proxy = await KafkaProxy.before(broker);
  const log = closedLater(await openKafkaLog({ ...options, brokers: [proxy.address] }));
  return { options, direct, proxy, log };
}

function closedLater(log: EventLog): EventLog {
  onTestFinished(() => log.close());
  return log;
}
