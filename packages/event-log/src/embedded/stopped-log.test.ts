import { expect, it } from 'vitest';
import { LogLockedError } from '../errors.ts';
import { record, topic } from '../suite/records.ts';
import { openEmbeddedLog } from './embedded-log.ts';
import { openStoppedLog } from './stopped-log.ts';
import { temporaryFolder } from './temporary-folder.fixture.ts';

const partitions = 3;

it('a log that is in use is not taken for a stopped one', async () => {
  const folder = await temporaryFolder();
  const log = await openEmbeddedLog({ folder, partitions });
  expect(() => openStoppedLog(folder)).toThrow(LogLockedError);
  await log.append(topic, 0, [record('kept')]);
  await log.close();
  const stopped = openStoppedLog(folder);
  expect(await stopped.end(topic, 0)).toBe(1);
  await stopped.close();
});

it('nobody writes to a stopped log while it is read, and anybody may afterwards', async () => {
  const folder = await temporaryFolder();
  await (await openEmbeddedLog({ folder, partitions })).close();
  const stopped = openStoppedLog(folder);
  await expect(openEmbeddedLog({ folder, partitions })).rejects.toThrow(LogLockedError);
  await stopped.close();
  await (await openEmbeddedLog({ folder, partitions })).close();
});

it('a folder without a log is not locked for good', async () => {
  const folder = await temporaryFolder();
  expect(() => openStoppedLog(folder)).toThrow(/There is no log/);
  await (await openEmbeddedLog({ folder, partitions })).close();
});
