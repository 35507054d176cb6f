import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { topics } from '@seizure-ledger/contracts';
import { openEmbeddedLog } from '@seizure-ledger/event-log';
import { Alarms } from '@seizure-ledger/service-kit';
import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { LedgerConsumer } from './ledger.consumer.ts';

const partitions = [0, 1];

it('a ledger that can’t write its state lets go of every partition all the same', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const log = await openEmbeddedLog({ folder: join(folder, 'log'), partitions: partitions.length });
  onTestFinished(() => log.close());
  const states = join(folder, 'state');
  const consumer = new LedgerConsumer(log, new Alarms(pino({ level: 'silent' })), states);
  for (const partition of partitions) {
    await consumer.assigned(partition);
    await log.append(topics.instructions, partition, [
      { headers: {}, key: 'no instruction', value: Buffer.from('-') },
    ]);
    for await (const records of log.read(topics.instructions, partition, 0))
      await consumer.batch({ partition, records, topic: topics.instructions });
    refuseWrites(join(states, `partition-${partition}.db`));
  }

  expect(filesBeside(states)).not.toEqual([]);
  await expect(consumer.onApplicationShutdown()).rejects.toThrow('the disk is full');
  // SQLite takes its own files away when the last one closes
  expect(filesBeside(states)).toEqual([]);
  await expect(consumer.onApplicationShutdown()).resolves.toBeUndefined();
});

function refuseWrites(file: string): void {
  const database = new DatabaseSync(file);
  database.exec(
    "CREATE TRIGGER spoil BEFORE INSERT ON mark BEGIN SELECT RAISE(ABORT, 'the disk is full'); END",
  );
  database.close();
}

const filesBeside = (folder: string): readonly string[] =>
  readdirSync(folder).filter((name) => !name.endsWith('.db'));
