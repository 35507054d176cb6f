import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Topic } from '@seizure-ledger/contracts';
import {
  type Appended,
  breathe,
  type EventLog,
  letGo,
  LogUnavailableError,
  type NewRecord,
  type Reader,
  type StoredRecord,
  type Subscription,
} from '@seizure-ledger/event-log';

/** What a log keeps when the process that had it open ends. `now_ms` is the clock that its writer sees. */
export class MemoryLogStore {
  readonly identity: string;
  readonly partitions: number;
  readonly commits = new Map<string, number>();
  now_ms: () => number;
  readonly #records = new Map<string, StoredRecord[]>();

  constructor(partitions: number, now_ms = () => Date.now(), identity: string = randomUUID()) {
    this.partitions = partitions;
    this.now_ms = now_ms;
    this.identity = identity;
  }

  of(topic: Topic, partition: number): StoredRecord[] {
    if (!(partition >= 0 && partition < this.partitions))
      throw new RangeError(`There is no partition ${partition} of ${topic}.`);
    const name = `${topic} ${partition}`;
    const records = this.#records.get(name) ?? [];
    this.#records.set(name, records);
    return records;
  }

  append(topic: Topic, partition: number, added: readonly NewRecord[]): Appended {
    const records = this.of(topic, partition);
    if (added.length === 0) throw new RangeError('There is nothing to append.');
    const firstOffset = records.length;
    const timestamp_ms = Math.max(this.now_ms(), records.at(-1)?.timestamp_ms ?? 0);
    added.forEach(({ headers, key, value: { buffer, byteLength, byteOffset } }, n) => {
      const value = new Uint8Array(buffer, byteOffset, byteLength);
      records.push({ headers, key, offset: firstOffset + n, timestamp_ms, value });
    });
    return { firstOffset, timestamp_ms };
  }
}

/** An event log in memory. It passes the suite that the other adapters pass. */
export class MemoryLog implements EventLog {
  readonly store: MemoryLogStore;
  readonly #following = new Set<Subscription>();
  readonly #groups = new Set<string>();
  #wakes = new Set<() => void>();
  #closed = false;

  constructor(store: MemoryLogStore) {
    this.store = store;
  }

  get identity(): string {
    return this.store.identity;
  }

  get partitions(): number {
    return this.store.partitions;
  }

  async append(topic: Topic, partition: number, records: readonly NewRecord[]): Promise<Appended> {
    const appended = this.store.append(topic, partition, records);
    for (const wake of this.#wakes) wake();
    return appended;
  }

  read(topic: Topic, partition: number, fromOffset: number): AsyncIterable<readonly StoredRecord[]> {
    const records = this.store.of(topic, partition);
    const end = records.length;
    return (async function* () {
      for (let from = fromOffset; from < end; from += 1_000)
        yield records.slice(from, Math.min(end, from + 1_000));
    })();
  }

  async end(topic: Topic, partition: number): Promise<number> {
    return this.store.of(topic, partition).length;
  }

  async subscribe(reader: Reader): Promise<Subscription> {
    if (this.#closed) throw new LogUnavailableError('The log is closed.');
    const member = reader.group && `${reader.group} ${reader.topic}`;
    if (member && this.#groups.has(member))
      throw new Error(`The group ${reader.group} has a member already.`);
    if (member) this.#groups.add(member);
    const stop = new AbortController();
    const reached = new Map<number, number>();
    const partitions = Array.from({ length: this.partitions }, (_, partition) => partition);
    const following = Promise.all(
      partitions.map((partition) => this.#follow(reader, partition, stop.signal, reached)),
    );
    const subscription: Subscription = {
      close: async () => {
        stop.abort();
        for (const wake of this.#wakes) wake();
        await following;
        this.#following.delete(subscription);
        if (member) this.#groups.delete(member);
      },
      lag: () =>
        new Map([...reached].map(([at, next]) => [at, this.store.of(reader.topic, at).length - next])),
    };
    this.#following.add(subscription);
    return subscription;
  }

  async commit(group: string, topic: Topic, partition: number, nextOffset: number): Promise<void> {
    this.store.of(topic, partition);
    this.store.commits.set(`${group} ${topic} ${partition}`, nextOffset);
  }

  async committed(group: string, topic: Topic, partition: number): Promise<number | undefined> {
    return this.store.commits.get(`${group} ${topic} ${partition}`);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#following].map((subscription) => subscription.close()));
  }

  async #follow(
    reader: Reader,
    partition: number,
    signal: AbortSignal,
    reached: Map<number, number>,
  ): Promise<void> {
    const { topic } = reader;
    const records = this.store.of(topic, partition);
    while (!signal.aborted) {
      try {
        let next = await reader.assigned(partition);
        if (next > records.length)
          throw new RangeError(`${topic} ${partition} ends at ${records.length}, before ${next}.`);
        while (!signal.aborted) {
          reached.set(partition, next);
          const batch = records.slice(next, next + reader.maxBatch);
          if (batch.length > 0) await reader.batch({ partition, records: batch, topic });
          else await this.#grows(signal, () => records.length > next);
          next += batch.length;
          if (reader.gather_ms && batch.length > 0)
            await breathe(records.length - next, batch.length, reader, signal);
        }
      } catch (error) {
        if (reader.failed(partition, error) === 'stop') return;
        await nextTurn();
      }
    }
    await letGo(reader, partition);
  }

  async #grows(signal: AbortSignal, there: () => boolean): Promise<void> {
    while (!signal.aborted && !there()) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const wake = (): void => resolve();
      this.#wakes.add(wake);
      await promise;
      this.#wakes.delete(wake);
    }
  }
}
