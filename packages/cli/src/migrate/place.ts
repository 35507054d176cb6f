import { type Topic, topics } from '@seizure-ledger/contracts';
import type { EventLog, StoredRecord } from '@seizure-ledger/event-log';

/** One partition of one topic. */
export interface Place {
  readonly topic: Topic;
  readonly partition: number;
}

/**
 * Every place of a log, the ledger's topic first: a ledger that is started on a half-copied log finds outcomes whose
 * instructions are not there, and refuses to run. The other way round it would decide them a second time.
 */
export function placesOf({ partitions }: Pick<EventLog, 'partitions'>): readonly Place[] {
  return [topics.ledger, topics.instructions].flatMap((topic) =>
    Array.from({ length: partitions }, (_, partition) => ({ topic, partition })),
  );
}

export async function* recordsOf(
  log: Pick<EventLog, 'read'>,
  { partition, topic }: Place,
): AsyncGenerator<StoredRecord, undefined> {
  for await (const records of log.read(topic, partition, 0)) yield* records;
}
