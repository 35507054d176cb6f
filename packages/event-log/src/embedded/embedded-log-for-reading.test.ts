import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { numbers, readAll, record, topic } from '../suite/records.ts';
import { openEmbeddedLog } from './embedded-log.ts';
import { openEmbeddedLogForReading } from './embedded-log-for-reading.ts';
import { storeFile } from './store.ts';
import { temporaryFolder } from './temporary-folder.fixture.ts';

const partitions = 3;

it('reads beside the process that writes, and sees what was acknowledged', async () => {
  const folder = await temporaryFolder();
  const log = await openEmbeddedLog({ folder, partitions });
  const reader = openEmbeddedLogForReading(folder);
  await log.append(
    topic,
    2,
    numbers(1_200).map((n) => record(n)),
  );
  expect(reader).toMatchObject({ identity: log.identity, partitions });
  expect(await reader.end(topic, 2)).toBe(1_200);
  expect(await collect(reader.read(topic, 2, 100))).toEqual(await readAll(log, 2, 100));
  await reader.close();
  await log.close();
});

it('reads a folder whose process has stopped', async () => {
  const folder = await temporaryFolder();
  const log = await openEmbeddedLog({ folder, partitions });
  await log.append(topic, 0, [record('kept')]);
  await log.close();
  const reader = openEmbeddedLogForReading(folder);
  expect(await collect(reader.read(topic, 0, 0))).toMatchObject([record('kept')]);
  await reader.close();
});

it('says that there is no log instead of making one', async () => {
  const folder = await temporaryFolder();
  expect(() => openEmbeddedLogForReading(folder)).toThrow(/There is no log/);
  expect(() => openEmbeddedLogForReading(folder)).toThrow(/There is no log/);
});

it('names the record that someone has damaged', async () => {
  const folder = await temporaryFolder();
  const log = await openEmbeddedLog({ folder, partitions });
  await log.append(
    topic,
    1,
    numbers(5).map((n) => record(n)),
  );
  await log.close();
  const file = new DatabaseSync(storeFile(folder));
  file.exec(`UPDATE "${topic}:1" SET headers = '{' WHERE offset = 3`);
  file.close();
  const reader = openEmbeddedLogForReading(folder);
  await expect(collect(reader.read(topic, 1, 0))).rejects.toThrow(`${topic} 1:3 is damaged`);
  await reader.close();
});

async function collect<T>(batches: AsyncIterable<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const batch of batches) all.push(...batch);
  return all;
}
