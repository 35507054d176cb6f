import type { Topic } from '@seizure-ledger/contracts';
import { type EventLog, LogUnavailableError } from '@seizure-ledger/event-log';

/** How far a partition of a log goes; unknown while the log can't be reached, which stops no reading. */
export async function logEnd(
  log: Pick<EventLog, 'end'>,
  topic: Topic,
  partition: number,
): Promise<number | undefined> {
  try {
    return await log.end(topic, partition);
  } catch (error) {
    if (error instanceof LogUnavailableError) return undefined;
    throw error;
  }
}
