import { expect, it } from 'vitest';
import type { EventLogMaker } from './event-log-maker.ts';
import { Collector } from './collector.ts';
import { open, subscribe } from './open.ts';
import { names, numbers, record, topic } from './records.ts';

export function failingReaderSuite(logs: EventLogMaker): void {
  it('is asked again where to begin when a batch has failed, and goes on from there', async () => {
    const log = await open(logs);
    await log.append(
      topic,
      0,
      numbers(10).map((n) => record(n)),
    );
    let checkpoint = 0;
    let broken = true;
    const collector: Collector = new Collector({
      maxBatch: 4,
      assigned: async (partition) => (partition === 0 ? checkpoint : 0),
      batch: async (batch) => {
        if (checkpoint === 4 && broken) {
          broken = false;
          throw new Error('the database is away');
        }
        checkpoint += batch.records.length;
        collector.take(batch);
      },
    });
    await subscribe(log, collector);
    expect(names(await collector.has(10, 0))).toEqual(numbers(10).map(String));
    expect(collector.failures).toEqual([new Error('the database is away')]);
  });

  it('is asked again when it could not say where to begin', async () => {
    const log = await open(logs);
    await log.append(topic, 0, [record('one')]);
    let asked = 0;
    const collector = new Collector({
      assigned: async (partition) => {
        if (partition === 0 && (asked += 1) < 3) throw new Error('no checkpoint yet');
        return 0;
      },
    });
    await subscribe(log, collector);
    expect(names(await collector.has(1, 0))).toEqual(['one']);
    expect(asked).toBe(3);
  });

  it('is told when its checkpoint is ahead of the log', async () => {
    const log = await open(logs);
    const collector = new Collector({ assigned: async (partition) => (partition === 0 ? 7 : 0) });
    await subscribe(log, collector);
    await collector.until(() => collector.failures.length > 0);
    expect(collector.failures[0]).toBeInstanceOf(RangeError);
    expect(String(collector.failures[0])).toContain(`${topic} 0 ends at 0, before 7.`);
  });

  it('may leave a partition for good, and keeps the others', async () => {
    const log = await open(logs);
    const stopped: number[] = [];
    const collector: Collector = new Collector({
      batch: async (batch) => {
        if (batch.partition === 0) throw new Error('a gap in the facts');
        collector.take(batch);
      },
      failed: (partition) => {
        stopped.push(partition);
        return 'stop';
      },
    });
    await subscribe(log, collector);
    await log.append(topic, 0, [record('bad')]);
    await log.append(topic, 1, [record('good')]);
    await collector.has(1, 1);
    await log.append(topic, 0, [record('unseen')]);
    await log.append(topic, 1, [record('seen')]);
    expect(names(await collector.has(2, 1))).toEqual(['good', 'seen']);
    expect(stopped).toEqual([0]);
  });

  it('is told what kept it from letting go, and its partitions are given back all the same', async () => {
    const log = await open(logs);
    const collector = new Collector({ revoked: () => Promise.reject(new Error('the disk is full')) });
    const subscription = await subscribe(log, collector);
    await log.append(topic, 0, [record('one')]);
    await collector.has(1, 0);
    await subscription.close();
    expect(collector.failures).toContainEqual(new Error('the disk is full'));
  });

  it('does not hold up another subscription', async () => {
    const log = await open(logs);
    const failing: Collector = new Collector({ batch: () => Promise.reject(new Error('always')) });
    const working = new Collector();
    await subscribe(log, failing);
    await subscribe(log, working);
    await log.append(
      topic,
      0,
      numbers(5).map((n) => record(n)),
    );
    expect(names(await working.has(5, 0))).toEqual(numbers(5).map(String));
    await failing.until(() => failing.failures.length > 1);
  });
}
