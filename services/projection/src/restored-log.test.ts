import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { factRecord, topics } from '@seizure-ledger/contracts';
import { Book, type SealedFact } from '@seizure-ledger/domain';
import { type EventLog, openEmbeddedLog, type StoredRecord } from '@seizure-ledger/event-log';
import { openEmbeddedReadModel, type ReadModel } from '@seizure-ledger/read-model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PartitionProjection } from './partition-projection.ts';

const now = '2026-03-01T09:00:00.000Z';
const actor = { agency: 'TH-CCIB', jurisdiction: 'TH', role: 'investigator', subject: 'inv-1' } as const;

let folder: string;
let readModel: ReadModel;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'restored-'));
  readModel = await openEmbeddedReadModel({ folder: join(folder, 'read-model') });
});
afterEach(async () => {
  await readModel.close();
  await rm(folder, { recursive: true });
});

describe('a projection that starts again', () => {
  it('goes on where it stood, when the log is the same', async () => {
    const log = await open('log');
    await append(log, opened('C-1'));
    await takeAll(log);
    await append(log, opened('C-1', 'C-2').slice(1));
    await takeAll(log);
    expect((await readModel.checkpoint(0))?.index).toBe(1);
    await log.close();
  });

  it('stops and says what to do, when the log was restored from an older backup', async () => {
    const restored = await restoredLog();
    await expect(PartitionProjection.from(readModel, 0, restored)).rejects.toThrow(
      /record 0:1, which this log does not have.*newer copy of the log.*delete the read model/,
    );
    await restored.close();
  });

  it('stops, when the restored log has grown again past where the read model stands', async () => {
    const restored = await restoredLog();
    await append(restored, opened('C-1', 'K-2', 'K-3').slice(1));
    await expect(PartitionProjection.from(readModel, 0, restored)).rejects.toThrow(
      /record 0:1, which this log does not have/,
    );
    await restored.close();
  });

  it('stops and says what to do, when the log is another one', async () => {
    const log = await open('log');
    await append(log, opened('C-1'));
    await takeAll(log);
    const other = await open('other');
    await append(other, opened('C-1'));
    await expect(PartitionProjection.from(readModel, 0, other)).rejects.toThrow(
      /another log: stop the ledger, delete the read model/,
    );
    await Promise.all([log.close(), other.close()]);
  });
});

const open = (name: string): Promise<EventLog> =>
  openEmbeddedLog({ folder: join(folder, name), partitions: 1 });

/** A log as its backup had it after one record, where the read model has taken two. */
async function restoredLog(): Promise<EventLog> {
  const log = await open('log');
  await append(log, opened('C-1'));
  await log.close();
  await cp(join(folder, 'log'), join(folder, 'backup'), { recursive: true });
  const grown = await open('log');
  await append(grown, opened('C-1', 'C-2').slice(1));
  await takeAll(grown);
  await grown.close();
  return open('backup');
}

function opened(...caseIds: readonly string[]): readonly SealedFact[] {
  const book = new Book();
  return caseIds.map((caseId) => {
    const named = { agency: 'TH-CCIB', jurisdiction: 'TH', title: caseId };
    const body = { ...named, openedAt: '2026-01-01T00:00:00Z', timeZone: 'UTC' };
    return book.take({ act: 'cases', actor, body, caseId, id: 'open', sentAt: now }, now);
  });
}

async function append(log: EventLog, facts: readonly SealedFact[]): Promise<void> {
  await log.append(topics.ledger, 0, facts.map(factRecord));
}

async function takeAll(log: EventLog): Promise<void> {
  const projection = await PartitionProjection.from(readModel, 0, log);
  const records: StoredRecord[] = [];
  for await (const batch of log.read(topics.ledger, 0, projection.nextOffset)) records.push(...batch);
  await projection.take(records);
}
