import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { factRecord, topics } from '@seizure-ledger/contracts';
import { sealQuarantine } from '@seizure-ledger/domain';
import { type EventLog, type NewRecord, openEmbeddedLog } from '@seizure-ledger/event-log';
import { sha256 } from '@seizure-ledger/evidence';
import { expect, it, onTestFinished } from 'vitest';
import { migrateLog } from './migrate-log.ts';

const asked = (text: string): NewRecord => ({ headers: { ce_id: text }, key: 'C', value: Buffer.from(text) });
const decided = (input: number): NewRecord =>
  factRecord(
    sealQuarantine(
      { reason: 'not JSON', valueHash: sha256(`input ${input}`) },
      { index: input, input, partition: 1, recordedAt: '2026-11-24T08:00:00.000Z' },
    ),
  );

async function newLog(partitions = 2): Promise<EventLog> {
  const folder = await mkdtemp(join(tmpdir(), 'migrate-'));
  const log = await openEmbeddedLog({ folder, partitions });
  onTestFinished(async () => {
    await log.close();
    await rm(folder, { force: true, recursive: true });
  });
  return log;
}

/** Two instructions and their outcomes, the second one written twice. */
async function oldLog(): Promise<EventLog> {
  const log = await newLog();
  await log.append(topics.instructions, 1, [asked('first'), asked('second')]);
  await log.append(topics.ledger, 1, [decided(0), decided(1), decided(1)]);
  return log;
}

const migrate = (source: EventLog, target: EventLog) =>
  migrateLog({ onProgress: () => undefined, source, target });

async function contentOf(log: EventLog): Promise<readonly NewRecord[]> {
  const content: NewRecord[] = [];
  for (const topic of [topics.ledger, topics.instructions])
    for await (const records of log.read(topic, 1, 0)) content.push(...records);
  return content.map(({ headers, key, value }) => ({ headers, key, value: Buffer.from(value) }));
}

it('a log is copied with its duplicates, and a second time nothing is', async () => {
  const [source, target] = [await oldLog(), await newLog()];
  expect(await migrate(source, target)).toEqual({ found: 0, partitions: 2, records: 5 });
  expect(await contentOf(target)).toEqual(await contentOf(source));
  expect(await contentOf(target)).toHaveLength(5);
  expect(await migrate(source, target)).toEqual({ found: 5, partitions: 2, records: 5 });
  expect(await contentOf(target)).toHaveLength(5);
});

it('outcomes are copied before any instruction, so that no ledger decides one again', async () => {
  const [source, target] = [await oldLog(), await newLog()];
  const append = target.append.bind(target);
  const places: string[] = [];
  target.append = async (...args) => {
    places.push(args[0]);
    return append(...args);
  };
  await migrate(source, target);
  expect(places).toEqual([topics.ledger, topics.instructions]);
});

const first = asked('first');
it.each([
  ['of another key', { ...first, key: 'D' }],
  ['of other headers', { ...first, headers: { ce_id: 'other' } }],
  ['of other bytes', { ...first, value: Buffer.from('forst') }],
])('a target with a record %s is refused, and nothing is added to it', async (_, other) => {
  const [source, target] = [await oldLog(), await newLog()];
  await target.append(topics.instructions, 1, [other]);
  await expect(migrate(source, target)).rejects.toThrow(/other content: offset 0 of partition 1 of asset-in/);
  expect(await contentOf(target)).toEqual([other]);
});

it('a target that has gone on is refused', async () => {
  const [source, target] = [await oldLog(), await newLog()];
  await migrate(source, target);
  await target.append(topics.instructions, 1, [asked('third')]);
  await expect(migrate(source, target)).rejects.toThrow(/other content: offset 2 of partition 1 of asset-in/);
});

it('a target of another number of partitions is refused', async () => {
  await expect(migrate(await oldLog(), await newLog(3))).rejects.toThrow('Set KAFKA_PARTITIONS=2');
});

it('an instruction that is not decided yet must be decided first, so that its time is not that of the copy', async () => {
  const [source, target] = [await oldLog(), await newLog()];
  await source.append(topics.instructions, 1, [asked('third')]);
  await expect(migrate(source, target)).rejects.toThrow(/^1 instruction.* not decided yet/);
  expect(await contentOf(target)).toEqual([]);
});

it('an instruction of whose outcome a part is missing is not decided', async () => {
  const [source, target] = [await oldLog(), await newLog()];
  const whole = decided(2);
  await source.append(topics.instructions, 1, [asked('third')]);
  await source.append(topics.ledger, 1, [{ ...whole, headers: { ...whole.headers, ce_part: '1/2' } }]);
  await expect(migrate(source, target)).rejects.toThrow(/^1 instruction.* not decided yet/);
});

it('somebody who writes to the target meanwhile is noticed', async () => {
  const [source, target] = [await oldLog(), await newLog()];
  const append = target.append.bind(target);
  target.append = async (topic, partition, records) => {
    await append(topic, partition, [asked('foreign')]);
    return append(topic, partition, records);
  };
  await expect(migrate(source, target)).rejects.toThrow(/Somebody else writes to partition 1/);
});

it('what the target has lost or changed is found when all is read back', async () => {
  const [source, target] = [await oldLog(), await newLog()];
  const append = target.append.bind(target);
  target.append = async (topic, partition, records) =>
    append(
      topic,
      partition,
      records.map((record) => (record.key === 'C' ? { ...record, value: Buffer.from('?') } : record)),
    );
  await expect(migrate(source, target)).rejects.toThrow(/Read back, partition 1 of the target.*offset 0/);
});
