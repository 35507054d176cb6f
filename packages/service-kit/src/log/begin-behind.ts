import { factHeaders, topics } from '@seizure-ledger/contracts';
import type { EventLog } from '@seizure-ledger/event-log';

/** Where a reader of facts with a checkpoint begins: the offset, and the index that is due there. */
export interface BehindCheckpoint {
  readonly index: number;
  readonly offset: number;
}

/**
 * Where a checkpoint says; it stands behind a record that was taken. One that the log does not reach is none, and all is
 * read from the beginning.
 */
export async function beginBehind(log: EventLog, partition: number, offset = 0): Promise<BehindCheckpoint> {
  if (offset > 0) {
    for await (const [last] of log.read(topics.ledger, partition, offset - 1))
      if (last?.offset === offset - 1) return { index: factHeaders(last.headers).index + 1, offset };
  }
  return { index: 0, offset: 0 };
}
