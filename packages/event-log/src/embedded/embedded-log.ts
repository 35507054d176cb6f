import { mkdir } from 'node:fs/promises';
import { closeAll } from '../close-all.ts';
import { LogUnavailableError } from '../errors.ts';
import type { Topic } from '@seizure-ledger/contracts';
import type { Appended, EventLog, NewRecord, Reader, StoredRecord, Subscription } from '../port.ts';
import { lockFolder, type FolderLock } from './folder-lock.ts';
import { Partition } from './partition.ts';
import { readTo } from './read-to.ts';
import { openStoreForReading, prepareStore, storeFile, type StoreIdentity } from './store.ts';
import { StoredRecords } from './stored-records.ts';
import { Subscriptions } from './subscriptions.ts';
import { tableNumber, tablesOf } from './tables.ts';
import { startWriterThread, Writer } from './writer.ts';

export interface EmbeddedLogOptions {
  /** Made where there is none; no one but this log may put files there. */
  readonly folder: string;
  /** Fixed when the log is made. */
  readonly partitions: number;
}

/**
 * Opens the log that lies in one folder of one machine, for one process. A group can have one member only: it has
 * all partitions.
 * @throws {LogLockedError} another process has it open.
 * @throws {Error} it was made with another number of partitions.
 */
export async function openEmbeddedLog({ folder, partitions }: EmbeddedLogOptions): Promise<EventLog> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const lock = lockFolder(folder);
  try {
    const file = storeFile(folder);
    const identity = prepareStore(file, partitions);
    const tables = tablesOf(partitions);
    const stored = new StoredRecords(openStoreForReading(file));
    const views = tables.map(({ topic, partition }) => new Partition(topic, partition, stored));
    const writer = await Writer.start(startWriterThread({ file, tables }), (table, records, appended) =>
      views[table]?.grow(records, appended),
    );
    return new EmbeddedLog(identity, views, stored, writer, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

class EmbeddedLog implements EventLog {
  readonly identity: string;
  readonly partitions: number;
  readonly #views: readonly Partition[];
  readonly #stored: StoredRecords;
  readonly #writer: Writer;
  readonly #lock: FolderLock;
  readonly #subscriptions = new Subscriptions();
  #closing: Promise<void> | undefined;

  constructor(
    { identity, partitions }: StoreIdentity,
    views: readonly Partition[],
    stored: StoredRecords,
    writer: Writer,
    lock: FolderLock,
  ) {
    this.identity = identity;
    this.partitions = partitions;
    this.#views = views;
    this.#stored = stored;
    this.#writer = writer;
    this.#lock = lock;
  }

  async append(topic: Topic, partition: number, records: readonly NewRecord[]): Promise<Appended> {
    if (records.length === 0) throw new RangeError('There is nothing to append.');
    return this.#writer.append(this.#table(topic, partition), records);
  }

  read(topic: Topic, partition: number, fromOffset: number): AsyncIterable<readonly StoredRecord[]> {
    const view = this.#view(topic, partition);
    return readTo(view.end, fromOffset, (from, before, limit) => view.records(from, before, limit));
  }

  /** Readiness asks it: whoever can't append any more must not seem ready. */
  async end(topic: Topic, partition: number): Promise<number> {
    this.#writer.assertOpen();
    return this.#view(topic, partition).end;
  }

  async subscribe(reader: Reader): Promise<Subscription> {
    if (this.#closing) throw new LogUnavailableError('The log is closed.');
    return this.#subscriptions.add(
      reader,
      this.#views.filter(({ topic }) => topic === reader.topic),
    );
  }

  async commit(group: string, topic: Topic, partition: number, nextOffset: number): Promise<void> {
    await this.#writer.commit({ group, table: this.#table(topic, partition), nextOffset });
  }

  async committed(group: string, topic: Topic, partition: number): Promise<number | undefined> {
    this.#table(topic, partition);
    return this.#stored.committed(group, topic, partition);
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  /**
   * Readers first: a batch under way may still need to append. The writer last: who closes the file last puts what
   * stands in the write-ahead log into it, so that a copy of a stopped log is whole.
   */
  #close(): Promise<void> {
    return closeAll([
      () => this.#subscriptions.close(),
      () => this.#stored.close(),
      () => this.#writer.close(),
      () => this.#lock.release(),
    ]);
  }

  #view(topic: Topic, partition: number): Partition {
    const view = this.#views[this.#table(topic, partition)];
    if (view) return view;
    throw new RangeError(`There is no partition ${partition} of ${topic}.`);
  }

  #table(topic: Topic, partition: number): number {
    return tableNumber(topic, partition, this.partitions);
  }
}
