import { expect, it } from 'vitest';
import type { EventLogMaker } from './event-log-maker.ts';
import { open, restart } from './open.ts';
import { names, numbers, readAll, record, topic } from './records.ts';

export function appendingSuite(logs: EventLogMaker): void {
  it('an append answers where its records lie, and they are there as they were given', async () => {
    const log = await open(logs);
    const [first, second] = [record('first', 'case-1'), record('second', 'case-2')];
    await log.append(topic, 1, [record('before')]);
    const { firstOffset, timestamp_ms } = await log.append(topic, 1, [first, second]);
    expect(await readAll(log, 1, firstOffset)).toEqual([
      { ...first, offset: 1, timestamp_ms },
      { ...second, offset: 2, timestamp_ms },
    ]);
  });

  it('appends to one partition keep the order of the calls, without waiting for each other', async () => {
    const log = await open(logs);
    const calls = numbers(500).map((n) => log.append(topic, n % 2, [record(n)]));
    const offsets = (await Promise.all(calls)).map(({ firstOffset }) => firstOffset);
    expect(offsets).toEqual(numbers(500).map((n) => Math.floor(n / 2)));
    expect(names(await readAll(log, 0))).toEqual(
      numbers(500)
        .filter((n) => n % 2 === 0)
        .map(String),
    );
    expect(names(await readAll(log, 1))).toEqual(
      numbers(500)
        .filter((n) => n % 2 === 1)
        .map(String),
    );
  });

  it('the records of one case keep their order among those of others', async () => {
    const log = await open(logs);
    await Promise.all(numbers(300).map((n) => log.append(topic, 0, [record(n, `case-${n % 7}`)])));
    const ofOneCase = (await readAll(log, 0)).filter(({ key }) => key === 'case-3');
    expect(names(ofOneCase)).toEqual(
      numbers(300)
        .filter((n) => n % 7 === 3)
        .map(String),
    );
  });

  it('partitions and topics do not see each other', async () => {
    const log = await open(logs);
    await log.append(topic, 0, [record('here')]);
    expect(await log.end(topic, 1)).toBe(0);
    expect(await log.end('asset-instructions.v1', 0)).toBe(0);
  });

  it('what was acknowledged is there once after a restart, and the log goes on behind it', async () => {
    const log = await open(logs);
    await Promise.all(numbers(200).map((n) => log.append(topic, n % 3, [record(n), record(`${n} too`)])));
    const before = await Promise.all([0, 1, 2].map((partition) => readAll(log, partition)));
    const again = await restart(logs, log);
    expect(again.identity).toBe(log.identity);
    expect(again.partitions).toBe(log.partitions);
    expect(await Promise.all([0, 1, 2].map((partition) => readAll(again, partition)))).toEqual(before);
    expect(before.flat().length).toBe(400);
    const { firstOffset } = await again.append(topic, 2, [record('after')]);
    expect(firstOffset).toBe(before[2]?.length);
  });

  it('what was appended and not yet acknowledged when the log is closed is stored and acknowledged', async () => {
    const log = await open(logs);
    const calls = numbers(50).map((n) => log.append(topic, 0, [record(n)]));
    const again = await restart(logs, log);
    await Promise.all(calls);
    expect(names(await readAll(again, 0))).toEqual(numbers(50).map(String));
  });

  it("the log's time never falls within a partition", async () => {
    const log = await open(logs);
    for (const n of numbers(20)) await log.append(topic, 0, [record(n)]);
    const times = (await readAll(log, 0)).map(({ timestamp_ms }) => timestamp_ms);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it('two logs have different identities', async () => {
    expect((await open(logs)).identity).not.toBe((await open(logs)).identity);
  });

  it('text of any script, an empty value and every byte come back as they were, before and after a restart', async () => {
    const log = await open(logs);
    const bytes = numbers(256);
    const headers = { ce_subject: 'ทรัพย์ "ก" \n\u0000' };
    const { timestamp_ms } = await log.append(topic, 0, [
      { key: 'คดี-๑', headers, value: Buffer.from(bytes) },
      { key: '', headers: {}, value: new Uint8Array() },
    ]);
    const expected = [
      { offset: 0, timestamp_ms, key: 'คดี-๑', headers, value: Uint8Array.from(bytes) },
      { offset: 1, timestamp_ms, key: '', headers: {}, value: new Uint8Array() },
    ];
    expect(await readAll(log, 0)).toEqual(expected);
    const again = await restart(logs, log);
    expect(await readAll(again, 0)).toEqual(expected);
  });

  it('a partition that is not there is refused', async () => {
    const log = await open(logs);
    await expect(log.append(topic, log.partitions, [record('x')])).rejects.toThrow(RangeError);
    await expect(log.append(topic, 0, [])).rejects.toThrow(RangeError);
  });
}
