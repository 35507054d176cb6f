import { LogInDoubtError } from '@seizure-ledger/contracts';
import type { EventLog, Reader } from '@seizure-ledger/event-log';
import type { Alarms } from '../alarms.ts';

export interface UnwatchedReader extends Omit<Reader, 'failed'> {
  /** It met something in doubt and gets nothing more of this partition. */
  stopped?(partition: number, doubt: unknown): void;
}

/**
 * A reader of the log whose failures operators see: what is in doubt stops it for good; after anything else it begins
 * again, and its alarm has passed when it has taken a batch or found that nothing is left to take.
 */
export function watchedReader(reader: UnwatchedReader, name: string, log: EventLog, alarms: Alarms): Reader {
  const { topic } = reader;
  return {
    ...reader,
    async assigned(partition) {
      const next = await reader.assigned(partition);
      if (next >= (await log.end(topic, partition))) alarms.clear({ partition, reader: name });
      return next;
    },
    async batch(batch) {
      await reader.batch(batch);
      alarms.clear({ partition: batch.partition, reader: name });
    },
    failed(partition, error) {
      const inDoubt = error instanceof LogInDoubtError;
      const state = inDoubt ? 'stopped' : 'failing';
      alarms.raise({ message: messageOf(error), partition, reader: name, state }, error);
      if (!inDoubt) return 'restart';
      reader.stopped?.(partition, error);
      return 'stop';
    },
    async revoked(partition) {
      try {
        await reader.revoked?.(partition);
      } catch (error) {
        const message = `it did not let go in good order (${nameOf(error)})`;
        alarms.raise({ message, partition, reader: name, state: 'failing' }, error);
      }
      // whoever has the partition now tells how it fares: here no alarm of it stays
      alarms.clear({ partition, reader: name });
    },
  };
}

/** Health is told to everybody, so that what a library says of a machine stays in the log. */
function messageOf(error: unknown): string {
  if (error instanceof LogInDoubtError) return error.message;
  return `it failed (${nameOf(error)}) and begins again`;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
