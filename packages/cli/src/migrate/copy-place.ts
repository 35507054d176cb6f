import type { EventLog, NewRecord } from '@seizure-ledger/event-log';
import { MigrationRefusedError } from './migration-refused.ts';
import type { Place } from './place.ts';
import { portionsOf } from './portions.ts';

const portion_bytes = 512 * 1_024;

/**
 * Appends what the source has from an offset on, which is the target's end.
 * @throws {MigrationRefusedError} somebody else writes to the target.
 */
export async function copyPlace(
  source: Pick<EventLog, 'read'>,
  target: Pick<EventLog, 'append'>,
  { partition, topic }: Place,
  from: number,
  onCopied: (records: number) => void,
): Promise<void> {
  let end = from;
  for await (const batch of source.read(topic, partition, from)) {
    for (const records of portionsOf(batch, portion_bytes)) {
      const { firstOffset } = await target.append(topic, partition, records.map(asNew));
      if (firstOffset !== end) {
        throw new MigrationRefusedError(
          `Somebody else writes to partition ${partition} of the target’s ${topic}: a copy for offset ${end} was stored ` +
            `at ${firstOffset}. Stop the services that run on it, and migrate into empty topics: name a KAFKA_TOPIC_PREFIX ` +
            'that is not in use.',
        );
      }
      end += records.length;
      onCopied(records.length);
    }
  }
}

const asNew = ({ headers, key, value }: NewRecord): NewRecord => ({ headers, key, value });
