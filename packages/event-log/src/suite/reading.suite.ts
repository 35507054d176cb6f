import { expect, it } from 'vitest';
import type { EventLogMaker } from './event-log-maker.ts';
import { open, restart } from './open.ts';
import { names, numbers, readAll, record, topic } from './records.ts';

export function readingSuite(logs: EventLogMaker): void {
  it('reading begins at any offset and ends at the end', async () => {
    const log = await open(logs);
    await log.append(
      topic,
      0,
      numbers(30).map((n) => record(n)),
    );
    for (const from of [0, 17, 29, 30, 31]) {
      expect(names(await readAll(log, 0, from))).toEqual(numbers(30).slice(from).map(String));
    }
  });

  it('a long log comes in batches of at most a thousand, none missing and none twice', async () => {
    const log = await open(logs);
    await Promise.all(
      numbers(35).map((n) =>
        log.append(
          topic,
          0,
          numbers(100, n * 100).map((m) => record(m)),
        ),
      ),
    );
    const again = await restart(logs, log);
    const batches: number[] = [];
    const read: (string | undefined)[] = [];
    for await (const batch of again.read(topic, 0, 0)) {
      batches.push(batch.length);
      read.push(...names(batch));
    }
    expect(Math.max(...batches)).toBeLessThanOrEqual(1000);
    expect(read).toEqual(numbers(3_500).map(String));
  });

  it('reads to the end as it stood at the call, however much the log grows meanwhile', async () => {
    const log = await open(logs);
    await log.append(
      topic,
      0,
      numbers(1_500).map((n) => record(n)),
    );
    const reading = log.read(topic, 0, 0);
    await log.append(
      topic,
      0,
      numbers(500, 1_500).map((n) => record(n)),
    );
    const read: (string | undefined)[] = [];
    for await (const batch of reading) {
      await log.append(topic, 0, [record('more')]);
      read.push(...names(batch));
    }
    expect(read).toEqual(numbers(1_500).map(String));
  });

  it('the end is right while the log grows: what was acknowledged is before it, and can be read', async () => {
    const log = await open(logs);
    const growing = numbers(400).map((n) => log.append(topic, 0, [record(n)]));
    const seen = growing.map(async (append) => {
      const { firstOffset } = await append;
      expect(await log.end(topic, 0)).toBeGreaterThan(firstOffset);
      const [found] = await readAll(log, 0, firstOffset);
      return found?.headers['ce_id'];
    });
    expect(await Promise.all(seen)).toEqual(numbers(400).map(String));
    expect(await log.end(topic, 0)).toBe(400);
  });
}
