import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { factRecord, topics } from '@seizure-ledger/contracts';
import { openEmbeddedLog, type EventLog, type NewRecord } from '@seizure-ledger/event-log';
import { onTestFinished } from 'vitest';

/** An empty log of one partition, gone after the test. */
export async function emptyLog(): Promise<EventLog> {
  const folder = await mkdtemp(join(tmpdir(), 'edge-'));
  const log = await openEmbeddedLog({ folder, partitions: 1 });
  onTestFinished(async () => {
    await log.close();
    await rm(folder, { force: true, recursive: true });
  });
  return log;
}

/** A record of the ledger's log as far as an edge looks at it; `input` is its index unless it says otherwise. */
export function record(index: number, { input = index, part = 1, parts = 1 } = {}): NewRecord {
  const fact = {
    id: `0:${index}`,
    index,
    input,
    part,
    parts,
    recordedAt: '2026-11-24T08:00:00.000Z',
    rulesVersion: 1,
    status: 'posted',
    type: 'asset.accrued.v1',
  } as const;
  return factRecord({ fact, hash: 'sha256:', value: JSON.stringify(fact) });
}

export const records = (from: number, count: number): readonly NewRecord[] =>
  Array.from({ length: count }, (_, n) => record(from + n));

export async function append(log: EventLog, ...appended: readonly NewRecord[]): Promise<void> {
  await log.append(topics.ledger, 0, appended);
}
