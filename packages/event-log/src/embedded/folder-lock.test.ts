import { expect, it } from 'vitest';
import { LogLockedError } from '../errors.ts';
import { DoomedProcess } from './doomed-process.fixture.ts';
import { openEmbeddedLog } from './embedded-log.ts';
import { isLogOpen } from './folder-lock.ts';
import { temporaryFolder } from './temporary-folder.fixture.ts';

const partitions = 3;

it('a log that is open can not be opened again, and the refusal says what to do', async () => {
  const folder = await temporaryFolder();
  const log = await openEmbeddedLog({ folder, partitions });
  await expect(openEmbeddedLog({ folder, partitions })).rejects.toThrow(LogLockedError);
  await expect(openEmbeddedLog({ folder, partitions })).rejects.toThrow(
    /in use.*Stop.*or choose another folder/,
  );
  await log.close();
  await (await openEmbeddedLog({ folder, partitions })).close();
});

it("another process' log is locked too, until that process is killed", async () => {
  const folder = await temporaryFolder();
  const holder = new DoomedProcess(folder, 'holder', 1);
  await holder.opened();
  expect(isLogOpen(folder)).toBe(true);
  await expect(openEmbeddedLog({ folder, partitions })).rejects.toThrow(LogLockedError);
  await holder.killAfter(1);
  expect(isLogOpen(folder)).toBe(false);
  await (await openEmbeddedLog({ folder, partitions })).close();
});

it('an opening that failed leaves the folder free', async () => {
  const folder = await temporaryFolder();
  await (await openEmbeddedLog({ folder, partitions })).close();
  await expect(openEmbeddedLog({ folder, partitions: 4 })).rejects.toThrow(/made with 3 partitions.*with 4/);
  await (await openEmbeddedLog({ folder, partitions })).close();
});

it('is known to be open in the same process, which keeps its lock when it is asked', async () => {
  const folder = await temporaryFolder();
  expect(isLogOpen(folder)).toBe(false);
  const log = await openEmbeddedLog({ folder, partitions });
  expect([isLogOpen(folder), isLogOpen(folder)]).toEqual([true, true]);
  await log.close();
  expect(isLogOpen(folder)).toBe(false);
});
