import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { EventLogMaker } from './event-log-maker.ts';
import { Collector } from './collector.ts';
import { open, restart, subscribe } from './open.ts';
import { names, numbers, readAll, record, topic } from './records.ts';

export function deliverySuite(logs: EventLogMaker): void {
  it('each stored record comes once and in order, those from before and those that are appended meanwhile', async () => {
    const log = await open(logs);
    const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 25 });
    const run = fc.asyncProperty(
      sizes,
      sizes,
      fc.integer({ min: 1, max: 60 }),
      async (before, meanwhile, maxBatch) => {
        const start = await log.end(topic, 0);
        const append = (size: number) =>
          log.append(
            topic,
            0,
            numbers(size).map((n) => record(n)),
          );
        await Promise.all(before.map(append));
        const collector = new Collector({
          maxBatch,
          assigned: async (p) => (p === 0 ? start : log.end(topic, p)),
        });
        const subscription = await log.subscribe(collector);
        for (const size of meanwhile) await append(size);
        await collector.has((await log.end(topic, 0)) - start, 0);
        await subscription.close();
        expect(collector.of(0)).toEqual(await readAll(log, 0, start));
        expect(Math.max(...collector.batches.map(({ records }) => records.length))).toBeLessThanOrEqual(
          maxBatch,
        );
      },
    );
    await fc.assert(run, { numRuns: 20 });
  });

  it('a subscription begins at the offset that the reader names, partition by partition', async () => {
    const log = await open(logs);
    for (const partition of [0, 1, 2])
      await log.append(
        topic,
        partition,
        numbers(10).map((n) => record(n)),
      );
    const collector = new Collector({ assigned: async (partition) => 3 * partition });
    await subscribe(log, collector);
    await collector.has(10, 0);
    expect(names(await collector.has(7, 1))).toEqual(numbers(7, 3).map(String));
    expect(names(await collector.has(4, 2))).toEqual(numbers(4, 6).map(String));
  });

  it('a reader that resumes where its checkpoint stands sees what came after, once', async () => {
    const log = await open(logs);
    await log.append(
      topic,
      0,
      numbers(20).map((n) => record(n)),
    );
    const early = new Collector({ maxBatch: 7 });
    const subscription = await log.subscribe(early);
    await early.has(20, 0);
    await subscription.close();
    const again = await restart(logs, log);
    await again.append(topic, 0, [record(20)]);
    const late = new Collector({ assigned: async (p) => (p === 0 ? 20 : 0) });
    await subscribe(again, late);
    expect(names(await late.has(1, 0))).toEqual(['20']);
  });

  it('a partition is not handed a batch before it is done with the one before, and others go on', async () => {
    const log = await open(logs);
    const gate = Promise.withResolvers<void>();
    let under = 0;
    let most = 0;
    const collector: Collector = new Collector({
      maxBatch: 2,
      batch: async (batch) => {
        if (batch.partition === 0) most = Math.max(most, (under += 1));
        collector.take(batch);
        if (batch.partition !== 0) return;
        await gate.promise;
        under -= 1;
      },
    });
    await subscribe(log, collector);
    await log.append(
      topic,
      0,
      numbers(9).map((n) => record(n)),
    );
    await log.append(
      topic,
      1,
      numbers(9).map((n) => record(n)),
    );
    await collector.has(9, 1);
    expect(collector.of(0).length).toBeLessThanOrEqual(2);
    gate.resolve();
    expect(names(await collector.has(9, 0))).toEqual(numbers(9).map(String));
    expect(most).toBe(1);
  });

  it('a subscription says how many records of each partition it is not done with', async () => {
    const log = await open(logs);
    const gate = Promise.withResolvers<void>();
    const collector: Collector = new Collector({
      maxBatch: 10,
      batch: async (batch) => {
        collector.take(batch);
        await gate.promise;
      },
    });
    const subscription = await subscribe(log, collector);
    await log.append(
      topic,
      0,
      numbers(30).map((n) => record(n)),
    );
    await expect.poll(() => subscription.lag().get(0)).toBe(30);
    gate.resolve();
    await expect.poll(() => subscription.lag().get(0)).toBe(0);
    expect(names(collector.of(0))).toEqual(numbers(30).map(String));
  });

  it('how long a reader gathers is asked after each batch, by how many records that had', async () => {
    const log = await open(logs);
    const sizes = [3, 1, 2];
    const asked: number[] = [];
    const reader = new Collector({
      gather_ms: (taken) => {
        asked.push(taken);
        return 1;
      },
    });
    await subscribe(log, reader);
    let count = 0;
    for (const size of sizes) {
      await log.append(
        topic,
        0,
        numbers(size, count).map((n) => record(n)),
      );
      await reader.has((count += size), 0);
    }
    await log.append(topic, 0, [record(count)]);
    await reader.has(count + 1, 0);
    expect(asked.slice(0, 3)).toEqual(sizes);
  });

  it('a reader that gathers gets nothing meanwhile, and closing does not wait for it', async () => {
    const log = await open(logs);
    const hour_ms = 3_600_000;
    const gathering = new Collector({ gather_ms: () => hour_ms });
    const other = new Collector();
    const subscription = await subscribe(log, gathering);
    await subscribe(log, other);
    await log.append(topic, 0, [record('taken')]);
    await gathering.has(1, 0);
    await log.append(topic, 0, [record('gathered')]);
    await other.has(2, 0);
    await subscription.close();
    expect(names(gathering.of(0))).toEqual(['taken']);
  });

  it('a reader that gathers does not let a whole batch wait', async () => {
    const log = await open(logs);
    await log.append(
      topic,
      0,
      numbers(6).map((n) => record(n)),
    );
    const hour_ms = 3_600_000;
    const reader = new Collector({ gather_ms: () => hour_ms, maxBatch: 2 });
    await subscribe(log, reader);
    expect(names(await reader.has(6, 0))).toEqual(numbers(6).map(String));
  });

  it('many subscribers see the same, each at its own pace', async () => {
    const log = await open(logs);
    const collectors = numbers(20).map((n) => new Collector({ maxBatch: 1 + 3 * n }));
    await Promise.all(collectors.map((collector) => subscribe(log, collector)));
    await Promise.all(numbers(100).map((n) => log.append(topic, n % 3, [record(n), record(`${n} too`)])));
    for (const partition of [0, 1, 2]) {
      const stored = await readAll(log, partition);
      for (const collector of collectors)
        expect(await collector.has(stored.length, partition)).toEqual(stored);
    }
  });

  it('a reader may append to the log from within a batch', async () => {
    const log = await open(logs);
    const collector: Collector = new Collector({
      batch: async (batch) => {
        collector.take(batch);
        if (batch.partition === 0) await log.append(topic, 1, batch.records);
      },
    });
    await subscribe(log, collector);
    await log.append(
      topic,
      0,
      numbers(10).map((n) => record(n)),
    );
    expect(names(await collector.has(10, 1))).toEqual(numbers(10).map(String));
  });

  it('a closed subscription has given every partition back, waits for the batch under way and calls no more', async () => {
    const log = await open(logs);
    const gate = Promise.withResolvers<void>();
    let done = false;
    const collector: Collector = new Collector({
      batch: async (batch) => {
        collector.take(batch);
        await gate.promise;
        done = true;
      },
    });
    const subscription = await subscribe(log, collector);
    await log.append(topic, 0, [record('one')]);
    await collector.has(1, 0);
    const closing = subscription.close().then(() => expect(done).toBe(true));
    gate.resolve();
    await closing;
    expect(collector.revokedFrom.toSorted()).toEqual(collector.assignedTo.toSorted());
    await log.append(topic, 0, [record('two')]);
    expect(names(collector.of(0))).toEqual(['one']);
  });

  it('closing the log ends its subscriptions', async () => {
    const log = await open(logs);
    const collector = new Collector();
    await subscribe(log, collector);
    await log.append(topic, 0, [record('one')]);
    await collector.has(1, 0);
    await log.close();
    expect(collector.revokedFrom).toContain(0);
  });
}
