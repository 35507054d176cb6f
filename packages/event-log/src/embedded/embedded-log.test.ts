import { readdir } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { eventLogSuite } from '../event-log.suite.ts';
import type { EventLog } from '../port.ts';
import { record, topic } from '../suite/records.ts';
import { openEmbeddedLog } from './embedded-log.ts';
import { temporaryFolder } from './temporary-folder.fixture.ts';

const folders = new WeakMap<EventLog, string>();
const partitions = 3;

eventLogSuite('embedded', {
  open: async () => openIn(await temporaryFolder()),
  reopen: (closed) => openIn(folders.get(closed) ?? ''),
});

async function openIn(folder: string): Promise<EventLog> {
  const log = await openEmbeddedLog({ folder, partitions });
  folders.set(log, folder);
  return log;
}

it('a log that was closed lies in its file alone, so that a copy of the file is whole', async () => {
  const folder = await temporaryFolder();
  const log = await openIn(folder);
  await log.append(topic, 0, [record('kept')]);
  await log.close();
  expect((await readdir(folder)).filter((name) => /-(wal|shm)$/.test(name))).toEqual([]);
});
