import { readdir } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { AppendUncertainError, LogUnavailableError } from '../errors.ts';
import { eventLogSuite } from '../event-log.suite.ts';
import type { EventLog } from '../port.ts';
import { record, topic } from '../suite/records.ts';
import { openEmbeddedLog } from './embedded-log.ts';
import { storeFile } from './store.ts';
import { tableName } from './tables.ts';
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

it('a log whose flush has failed says that it is not available until it is opened again', async () => {
  const folder = await temporaryFolder();
  const log = await openIn(folder);
  const mend = failCommits(folder);
  await expect(log.append(topic, 0, [record('in doubt')])).rejects.toThrow(AppendUncertainError);
  await expect(log.end(topic, 0)).rejects.toThrow(LogUnavailableError);
  await log.close();
  mend();
  const again = await openIn(folder);
  expect(await again.end(topic, 0)).toBe(0);
  await again.close();
});

/** What is stored is checked when the transaction is committed, and never right. */
function failCommits(folder: string): () => void {
  const database = new DatabaseSync(storeFile(folder));
  database.exec(`CREATE TABLE parent (id INTEGER PRIMARY KEY);
    CREATE TABLE child (id INTEGER REFERENCES parent DEFERRABLE INITIALLY DEFERRED);
    CREATE TRIGGER spoil AFTER INSERT ON ${tableName(topic, 0)} BEGIN INSERT INTO child VALUES (1); END`);
  return () => {
    database.exec('DROP TRIGGER spoil; DROP TABLE child; DROP TABLE parent');
    database.close();
  };
}
