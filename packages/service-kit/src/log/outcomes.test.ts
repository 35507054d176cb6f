import { topics } from '@seizure-ledger/contracts';
import type { EventLog, NewRecord } from '@seizure-ledger/event-log';
import { type Checkpoint, type ReadModel, ReadModelUnavailableError } from '@seizure-ledger/read-model';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { Alarms } from '../alarms.ts';
import { append, askedLog, cutAt, record, records } from './ledger-log.fixture.ts';
import { Outcomes } from './outcomes.ts';

/** Longer than any test waits: an answer that comes is no time-out. */
const forEver_ms = 600_000;

async function edgeOn(log: EventLog, readModel?: Pick<ReadModel, 'checkpoint'>) {
  const alarms = new Alarms(pino({ level: 'silent' }));
  const outcomes = new Outcomes(log, alarms, readModel);
  await outcomes.start();
  onTestFinished(() => outcomes.stop());
  const heard = async (input: number) =>
    (await outcomes.of(0, input, forEver_ms))?.map(({ fact }) => fact.index);
  return { alarms, heard, outcomes };
}

const stopped = [{ message: expect.any(String), partition: 0, reader: 'edge', state: 'stopped' }];

describe('an edge that waits for outcomes', () => {
  it('hears each once, whether it comes before or after somebody asks', async () => {
    const log = await askedLog();
    const { heard } = await edgeOn(log);
    const asked = heard(1);
    await append(log, ...records(0, 2));
    expect(await asked).toEqual([1]);
    expect(await heard(0)).toEqual([0]);
  });

  it('skips what stands twice, and hears what comes after', async () => {
    const log = await askedLog();
    await append(log, ...records(0, 10));
    const { alarms, heard } = await edgeOn(log);
    const asked = heard(11);
    await append(log, record(10), ...records(0, 11), record(11));
    expect(await asked).toEqual([11]);
    expect(alarms.standing).toEqual([]);
  });

  it('hears an outcome whole whose beginning was there before it listened', async () => {
    const log = await askedLog();
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
      const log = await askedLog();
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
    const log = await askedLog();
    await append(log, ...records(0, 1_500), ...forged, ...records(1_500, 10));
    const { alarms, heard } = await edgeOn(log);
    expect(await heard(1_510)).toBeUndefined();
    expect(alarms.standing).toEqual(stopped);
  });

  it('hands out nothing whose value says something else than its headers', async () => {
    const log = await askedLog();
    const { alarms, heard } = await edgeOn(log);
    const asked = heard(0);
    await append(log, { ...record(0), value: far.value });
    expect(await asked).toBeUndefined();
    expect(alarms.standing).toEqual(stopped);
  });

  it('hands out no such thing either when it came before somebody asked', async () => {
    const log = await askedLog();
    const { alarms, heard } = await edgeOn(log);
    const after = heard(1);
    await append(log, { ...record(0), value: far.value }, record(1));
    expect(await after).toEqual([1]);
    expect(await heard(0)).toBeUndefined();
    await append(log, record(2));
    await expect.poll(() => alarms.standing, { timeout: 30_000 }).toEqual(stopped);
  });
});

describe('an edge whose log lost its end', () => {
  it.each([
    ['ends before what the read model has taken', topics.ledger, /ends at 0@7 and was read up to 10/],
    ['lacks the instruction of the last outcome', topics.instructions, /the instruction 0@9 was answered/],
  ] as const)('takes no act when the log %s', async (_, topic, loss) => {
    const log = await askedLog();
    const { heard, outcomes } = await edgeOn(log);
    await append(log, ...records(0, 10));
    expect(await heard(9)).toEqual([9]);
    const { alarms, outcomes: after } = await edgeOn(cutAt(7, topic, log), takenUpTo(10, log));
    await expect.poll(() => after.lossOf(0)).toMatch(loss);
    expect(alarms.standing).toEqual(stopped);
    expect(outcomes.lossOf(0)).toBeUndefined();
  });

  it('does not begin again when it has seen more than there is', async () => {
    const log = await askedLog();
    const { heard, outcomes } = await edgeOn(log);
    await append(log, ...records(0, 10));
    expect(await heard(9)).toEqual([9]);
    vi.spyOn(log, 'end').mockResolvedValue(7);
    await expect(outcomes.assigned(0)).rejects.toThrow(/ends at 0@7 and was read up to 10/);
  });

  it('takes no other act when it has stored one where an answered one had stood', async () => {
    const log = await askedLog();
    const { alarms, heard, outcomes } = await edgeOn(log);
    await append(log, ...records(0, 3));
    expect(await heard(2)).toEqual([2]);
    expect(outcomes.answeredIn(0)).toBe(2);
    outcomes.lost(0, 2);
    expect(outcomes.lossOf(0)).toMatch(/the instruction 0@2 was answered/);
    expect(await heard(3)).toBeUndefined();
    expect(alarms.standing).toEqual(stopped);
  });

  it('goes on where the read model is of another log, or is away', async () => {
    const log = await askedLog();
    await append(log, ...records(0, 3));
    const another = { ...(await takenUpTo(10, log).checkpoint()), log: 'another' };
    for (const checkpoint of [
      async () => another,
      () => Promise.reject(new ReadModelUnavailableError('away')),
    ]) {
      const { alarms, heard } = await edgeOn(log, { checkpoint });
      const end = await log.end(topics.ledger, 0);
      const asked = heard(end);
      await append(log, record(end));
      expect(await asked).toEqual([end]);
      expect(alarms.standing).toEqual([]);
    }
  });
});

/** A projection of the log has come so far. */
function takenUpTo(nextOffset: number, { identity }: EventLog) {
  const checkpoint: Checkpoint = {
    hash: 'sha256:',
    index: nextOffset - 1,
    log: identity,
    nextInput: nextOffset,
    nextOffset,
    partition: 0,
    recordedAt: '2026-11-24T08:00:00.000Z',
  };
  return { checkpoint: async () => checkpoint };
}
