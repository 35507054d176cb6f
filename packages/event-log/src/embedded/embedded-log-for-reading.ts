import type { EventLog } from '../port.ts';
import { readTo } from './read-to.ts';
import { openStoreForReading, readIdentity, storeFile } from './store.ts';
import { StoredRecords } from './stored-records.ts';
import { tableNumber } from './tables.ts';

export type ReadableLog = Pick<EventLog, 'identity' | 'partitions' | 'read' | 'end' | 'close'>;

/**
 * Opens a log's folder beside whoever may be writing to it, without its lock, and never writes.
 * @throws {Error} there is no log.
 */
export function openEmbeddedLogForReading(folder: string): ReadableLog {
  const database = openStoreForReading(storeFile(folder));
  const { identity, partitions } = readIdentity(database);
  const stored = new StoredRecords(database);
  const endOf: typeof stored.end = (topic, partition) => {
    tableNumber(topic, partition, partitions);
    return stored.end(topic, partition);
  };
  return {
    identity,
    partitions,
    end: async (topic, partition) => endOf(topic, partition),
    read: (topic, partition, fromOffset) =>
      readTo(endOf(topic, partition), fromOffset, (from, before, limit) =>
        stored.read(topic, partition, from, before, limit),
      ),
    close: async () => stored.close(),
  };
}
