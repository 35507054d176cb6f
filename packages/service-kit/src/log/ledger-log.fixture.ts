import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { factRecord, type Topic, topics } from '@seizure-ledger/contracts';
import { openEmbeddedLog, type EventLog, type NewRecord } from '@seizure-ledger/event-log';
import { sha256OfBytes } from '@seizure-ledger/evidence';
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

/** One in which 2,000 inputs stand that are no instructions, for the ledger's log to say so. */
export async function askedLog(): Promise<EventLog> {
  const log = await emptyLog();
  await log.append(
    topics.instructions,
    0,
    Array.from({ length: 2_000 }, () => asked),
  );
  return log;
}

const asked: NewRecord = { headers: {}, key: '', value: Buffer.from('{}') };

/** What an edge asks of a log, as it is answered when somebody has cut off the end of a topic. */
export function cutAt(end: number, topic: Topic, log: EventLog): EventLog {
  const answers: Pick<EventLog, 'end' | 'read'> = {
    end: async (asked, partition) => (asked === topic ? end : log.end(asked, partition)),
    async *read(asked, partition, from) {
      for await (const records of log.read(asked, partition, from))
        yield asked === topic ? records.filter(({ offset }) => offset < end) : records;
    },
  };
  return new Proxy(log, {
    get(_, name) {
      const owner = name in answers ? answers : log;
      const member: unknown = Reflect.get(owner, name);
      return typeof member === 'function' ? member.bind(owner) : member;
    },
  });
}

/** A record of the ledger's log as far as an edge looks at it; `input` is its index unless it says otherwise. */
export function record(index: number, { input = index, part = 1, parts = 1 } = {}): NewRecord {
  const fact = {
    id: `0:${index}`,
    index,
    input,
    part,
    parts,
    quarantine: { reason: 'it is empty', valueHash: sha256OfBytes(asked.value) },
    recordedAt: '2026-11-24T08:00:00.000Z',
    rulesVersion: 1,
    status: 'quarantined',
    type: 'instruction.quarantined.v1',
  } as const;
  return factRecord({ fact, hash: 'sha256:', value: JSON.stringify(fact) });
}

export const records = (from: number, count: number): readonly NewRecord[] =>
  Array.from({ length: count }, (_, n) => record(from + n));

export async function append(log: EventLog, ...appended: readonly NewRecord[]): Promise<void> {
  await log.append(topics.ledger, 0, appended);
}
