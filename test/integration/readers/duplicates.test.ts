import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readFactRecord, topics } from '@seizure-ledger/contracts';
import type { EventLog, StoredRecord } from '@seizure-ledger/event-log';
import { collectionNames, openEmbeddedReadModel } from '@seizure-ledger/read-model';
import { PartitionLedger } from '@seizure-ledger/service-ledger';
import { readModelFolder, stateFolder } from '@seizure-ledger/service-standalone';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { factRecords, partition, recordsOf, patience, TwoCases } from './two-cases.fixture.ts';

let original: TwoCases;
let ledger: TwoCases;

beforeAll(async () => {
  original = await TwoCases.make();
});
afterEach(() => ledger.remove());
afterAll(() => original.remove());

const again = (log: EventLog, records: readonly StoredRecord[]) =>
  log.append(topics.ledger, partition, records);

const doubled: Readonly<
  Record<string, (log: EventLog, records: readonly StoredRecord[]) => Promise<unknown>>
> = {
  'the last one twice': (log, records) => again(log, records.slice(-1)),
  'all of them again, as a ledger writes that wakes up late': again,
  'each of them twice in a row': async (log, records) => {
    for (const record of records) await again(log, [record, record]);
  },
  'newer ones before older ones': (log, records) => again(log, records.toReversed()),
};

describe.each(Object.entries(doubled))('records that stand twice on the log: %s', (_name, double) => {
  it('are skipped by every reader, and the ledger goes on where it would have', async () => {
    ledger = await original.copy();
    await ledger.start();
    const before = await ledger.standing();
    await ledger.stop();
    const readModel = await digests(ledger);
    const records = await ledger.whileStopped(async (log) => {
      const stored = await factRecords(log);
      await double(log, stored);
      return stored;
    });

    await ledger.start();
    expect(await ledger.standing()).toEqual(before);
    await ledger.stop();
    expect(await digests(ledger)).toEqual(readModel);
    expect(await ledger.findings()).toEqual([]);

    // built again from nothing but the log, the duplicates in the midst of it
    await rm(readModelFolder(ledger.dataDir), { recursive: true });
    await rm(stateFolder(ledger.dataDir), { recursive: true });
    await ledger.start();
    const { body } = await ledger.accrues('next');
    const last = readFactRecord(records.at(-1) as StoredRecord);
    expect(body).toMatchObject({
      facts: [{ index: last.index + 1, input: last.input + 1, sequence: (last.sequence ?? 0) + 1 }],
    });
    expect(await ledger.health()).toMatchObject({ body: { alarms: [] }, status: 200 });
    await ledger.stop();
    expect(await ledger.findings()).toEqual([]);
  });
});

async function digests({ dataDir }: TwoCases): Promise<readonly unknown[]> {
  const readModel = await openEmbeddedReadModel({ folder: readModelFolder(dataDir), readOnly: true });
  const found = await Promise.all(collectionNames.map((name) => readModel.digest(name)));
  await readModel.close();
  return found;
}

describe('a ledger that was paused while another one took over', () => {
  it('wakes up and writes only what all readers skip; then it knows that it is not alone', async () => {
    ledger = await original.copy();
    await ledger.start();
    const { alarms, log } = ledger.running.ground;
    const late = await PartitionLedger.restore(log, partition, join(ledger.dataDir, 'late.db'), alarms);
    await ledger.accrues('while-it-slept-1');
    await ledger.accrues('while-it-slept-2');
    const before = await ledger.standing();
    const inputs = await recordsOf(log, topics.instructions, late.nextInput);

    await expect(late.take(inputs)).rejects.toThrow('records of others stand from offset');
    late.discard();

    const values = (await factRecords(log)).map(({ value }) => Buffer.from(value).toString());
    expect(values.slice(-2)).toEqual(values.slice(-4, -2));
    expect(await ledger.standing()).toEqual(before);
    const first = await ledger.accrues('next-1');
    // nothing is left to decide when it has restored: it is ready without another act
    await expect.poll(() => ledger.health(), patience).toMatchObject({ body: { alarms: [] }, status: 200 });
    const second = await ledger.accrues('next-2');
    const index = readFactRecord((await factRecords(log)).at(-1) as StoredRecord).index;
    expect([first.body['position'], second.body['position']]).toEqual([
      `${partition}:${index - 1}`,
      `${partition}:${index}`,
    ]);
    await expect.poll(() => ledger.health(), patience).toMatchObject({ body: { alarms: [] }, status: 200 });
    await ledger.stop();
    expect(await ledger.findings()).toEqual([]);
    await ledger.start();
    await ledger.accrues('after-a-restart');
  });
});
