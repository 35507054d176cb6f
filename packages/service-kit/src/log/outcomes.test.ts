import type { EventLog, NewRecord } from '@seizure-ledger/event-log';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Alarms } from '../alarms.ts';
import { append, emptyLog, record, records } from './ledger-log.fixture.ts';
import { Outcomes } from './outcomes.ts';

/** Longer than any test waits: an answer that comes is no time-out. */
const forEver_ms = 600_000;

async function edgeOn(log: EventLog) {
  const alarms = new Alarms(pino({ level: 'silent' }));
  const outcomes = new Outcomes(log, alarms);
  await outcomes.start();
  onTestFinished(() => outcomes.stop());
  const heard = async (input: number) =>
    (await outcomes.of(0, input, forEver_ms))?.map(({ fact }) => fact.index);
  return { alarms, heard };
}

const stopped = [{ message: expect.any(String), partition: 0, reader: 'edge', state: 'stopped' }];

describe('an edge that waits for outcomes', () => {
  it('hears each once, whether it comes before or after somebody asks', async () => {
    const log = await emptyLog();
    const { heard } = await edgeOn(log);
    const asked = heard(1);
    await append(log, ...records(0, 2));
    expect(await asked).toEqual([1]);
    expect(await heard(0)).toEqual([0]);
  });

  it('skips what stands twice, and hears what comes after', async () => {
    const log = await emptyLog();
    await append(log, ...records(0, 10));
    const { alarms, heard } = await edgeOn(log);
    const asked = heard(11);
    await append(log, record(10), ...records(0, 11), record(11));
    expect(await asked).toEqual([11]);
    expect(alarms.standing).toEqual([]);
  });

  it('hears an outcome whole whose beginning was there before it listened', async () => {
    const log = await emptyLog();
    const part = (n: number) => record(2 + n, { input: 3, part: n, parts: 2 });
    await append(log, ...records(0, 3), part(1));
    const { heard } = await edgeOn(log);
    const asked = heard(3);
    await append(log, part(1), part(2));
    expect(await asked).toEqual([3, 4]);
  });

  const far = record(1_000_000_000);
  const doubtful: Readonly<Record<string, readonly NewRecord[]>> = {
    'an index far away': [far],
    'a gap': [record(1_501)],
    'headers that are no fact’s': [{ ...record(1_500), headers: {} }],
    'an instruction left out': [record(1_500, { input: 1_501 })],
  };
  it.each(Object.entries(doubtful))(
    'is stopped by %s, and lets nobody wait in vain',
    async (_name, forged) => {
      const log = await emptyLog();
      await append(log, ...records(0, 1_500));
      const { alarms, heard } = await edgeOn(log);
      const waiting = heard(1_502);
      await append(log, ...forged, ...records(1_500, 10));
      expect(await waiting).toBeUndefined();
      expect(alarms.standing).toEqual(stopped);
      expect(await heard(1_503)).toBeUndefined();
    },
  );

  it.each(Object.entries(doubtful))('is stopped also by %s that was there before', async (_name, forged) => {
    const log = await emptyLog();
    await append(log, ...records(0, 1_500), ...forged, ...records(1_500, 10));
    const { alarms, heard } = await edgeOn(log);
    expect(await heard(1_510)).toBeUndefined();
    expect(alarms.standing).toEqual(stopped);
  });

  it('hands out nothing whose value says something else than its headers', async () => {
    const log = await emptyLog();
    const { alarms, heard } = await edgeOn(log);
    const asked = heard(0);
    await append(log, { ...record(0), value: far.value });
    expect(await asked).toBeUndefined();
    expect(alarms.standing).toEqual(stopped);
  });

  it('hands out no such thing either when it came before somebody asked', async () => {
    const log = await emptyLog();
    const { alarms, heard } = await edgeOn(log);
    const after = heard(1);
    await append(log, { ...record(0), value: far.value }, record(1));
    expect(await after).toEqual([1]);
    expect(await heard(0)).toBeUndefined();
    await append(log, record(2));
    await expect.poll(() => alarms.standing, { timeout: 30_000 }).toEqual(stopped);
  });
});
