import type { EventLog, StoredRecord } from '@seizure-ledger/event-log';
import { type Place, recordsOf } from './place.ts';

/**
 * How many records two logs have in common at the beginning of a place, each with its offset, key, headers in their
 * order and every byte of its value. The append times are each log's own.
 */
export async function sameRecords(
  source: Pick<EventLog, 'read'>,
  target: Pick<EventLog, 'read'>,
  place: Place,
  onSame: () => void,
): Promise<number> {
  const due = recordsOf(source, place);
  let same = 0;
  for await (const record of recordsOf(target, place)) {
    const { value } = await due.next();
    if (!value || !isSame(value, record)) break;
    same += 1;
    onSame();
  }
  await due.return(undefined);
  return same;
}

function isSame(one: StoredRecord, other: StoredRecord): boolean {
  return (
    one.offset === other.offset &&
    one.key === other.key &&
    JSON.stringify(one.headers) === JSON.stringify(other.headers) &&
    Buffer.compare(one.value, other.value) === 0
  );
}
