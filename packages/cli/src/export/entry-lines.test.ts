import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { factRecord, topics } from '@seizure-ledger/contracts';
import { type SealedFact, sealQuarantine } from '@seizure-ledger/domain';
import { type EventLog, openEmbeddedLog } from '@seizure-ledger/event-log';
import { sha256 } from '@seizure-ledger/evidence';
import { describe, expect, it, onTestFinished } from 'vitest';
import { entryLines } from './entry-lines.ts';

const fact = (partition: number, index: number): SealedFact =>
  sealQuarantine(
    { reason: 'not JSON', valueHash: sha256(`input ${index}`) },
    { index, input: index, partition, recordedAt: '2026-11-24T08:00:00.000Z' },
  );

async function logWith(...facts: readonly (readonly [partition: number, SealedFact])[]): Promise<EventLog> {
  const folder = await mkdtemp(join(tmpdir(), 'export-'));
  const log = await openEmbeddedLog({ folder, partitions: 2 });
  onTestFinished(async () => {
    await log.close();
    await rm(folder, { force: true, recursive: true });
  });
  for (const [partition, sealed] of facts) await log.append(topics.ledger, partition, [factRecord(sealed)]);
  return log;
}

describe('an export', () => {
  it('has each record once, at its own position, though it stands on the log twice', async () => {
    const [first, second, other] = [fact(0, 0), fact(0, 1), fact(1, 0)];
    const log = await logWith([0, first], [0, first], [0, second], [0, first], [1, other], [1, other]);
    const lines: unknown[] = [];
    for await (const line of entryLines(log, undefined)) lines.push(JSON.parse(line));
    expect(lines).toMatchObject([
      { hash: first.hash, id: '0:0', position: '0:0' },
      { hash: second.hash, id: '0:1', position: '0:1' },
      { hash: other.hash, id: '1:0', position: '1:0' },
    ]);
    expect(lines).toHaveLength(3);
  });

  it('ends where a record is missing', async () => {
    const log = await logWith([0, fact(0, 0)], [0, fact(0, 2)]);
    const lines = entryLines(log, undefined);
    expect((await lines.next()).done).toBe(false);
    await expect(lines.next()).rejects.toThrow('index 2 where 1 was due');
  });

  it('ends where a record is not the ledger’s', async () => {
    const log = await logWith([0, fact(0, 0)], [0, fact(0, 1)]);
    const lines = entryLines(log, {
      flawOf: ({ offset }) => (offset === 1 ? 'it is not signed' : undefined),
    });
    expect((await lines.next()).done).toBe(false);
    await expect(lines.next()).rejects.toThrow('at offset 1 that no ledger wrote: it is not signed');
  });
});
