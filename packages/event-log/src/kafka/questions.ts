import { LogUnavailableError } from '../errors.ts';
import type { StoredRecord } from '../port.ts';
import type { Connections } from './connections.ts';
import { failureOf } from './failure.ts';
import { type Fetched, fetchFrom } from './fetching.ts';
import type { Member } from './membership.ts';
import { retrying } from './retrying.ts';

/** What is asked of a log besides following it. Each question is asked again for some seconds before it fails. */
export class Questions {
  readonly #connections: Connections;

  constructor(connections: Connections) {
    this.#connections = connections;
  }

  /** The offset that the partition's next record will have. */
  async end(topic: string, partition: number): Promise<number> {
    return this.#ask(async () => {
      const end = (await this.#connections.ends(topic, [partition])).get(partition);
      if (end === undefined) throw new LogUnavailableError(`The end of ${topic} ${partition} is not known.`);
      return end;
    });
  }

  /** Resolves when every partition of a topic is served by a broker: on busy brokers a new one waits long for its leaders. */
  async served(topic: string, partitions: number): Promise<void> {
    const all = Array.from({ length: partitions }, (_, partition) => partition);
    const question = async () => {
      const { size } = await this.#connections.ends(topic, all);
      if (size < partitions) throw new LogUnavailableError(`${topic} is not there as a whole yet.`);
    };
    await retrying(() => this.#ask(question), this.#connections.closing);
  }

  /** Stored records from an offset on, none at the end. */
  async fetch(topic: string, partition: number, offset: number): Promise<Fetched> {
    return this.#ask(async () => {
      const broker = await this.#connections.leader(topic, partition);
      const [fetched] = await fetchFrom(broker, topic, [{ partition, offset }], 0);
      if (!fetched) throw new LogUnavailableError(`${topic} ${partition} was not answered.`);
      return fetched;
    });
  }

  /** From an offset to an end that doesn't move, in batches of at most `maxBatch`; the next is fetched meanwhile. */
  async *read(
    topic: string,
    partition: number,
    from: number,
    end: Promise<number>,
    maxBatch: number,
  ): AsyncGenerator<readonly StoredRecord[]> {
    const last = await end;
    if (from >= last) return;
    let coming = this.fetch(topic, partition, from);
    while (true) {
      const { records, next } = await coming;
      const isLast = next >= last;
      if (!isLast) coming = quiet(this.fetch(topic, partition, next));
      const wanted = isLast ? records.filter(({ offset }) => offset < last) : records;
      for (let n = 0; n < wanted.length; n += maxBatch) yield wanted.slice(n, n + maxBatch);
      if (isLast) return;
    }
  }

  /** @throws {LogUnavailableError} the position was not kept. */
  async commit(
    groupId: string,
    member: () => Member | undefined,
    topic: string,
    partition: number,
    nextOffset: number,
  ): Promise<void> {
    await this.#ask(async () => {
      const coordinator = await this.#connections.coordinator(groupId);
      // A group that has members takes positions from them only; one that has none, from anybody.
      const { memberId, generation } = member() ?? { memberId: '', generation: -1 };
      await coordinator.offsetCommit({
        groupId,
        memberId,
        groupGenerationId: generation,
        topics: [{ topic, partitions: [{ partition, offset: String(nextOffset) }] }],
      });
    });
  }

  async committed(groupId: string, topic: string, partition: number): Promise<number | undefined> {
    return this.#ask(async () => {
      const coordinator = await this.#connections.coordinator(groupId);
      // As sent, a partition alone asks for its offset; the type of the answer stands for the question's too.
      const topics = [{ topic, partitions: [{ partition, offset: '' }] }];
      const { responses } = await coordinator.offsetFetch({ groupId, topics });
      const offset = Number(responses[0]?.partitions[0]?.offset ?? -1);
      return offset < 0 ? undefined : offset;
    });
  }

  async #ask<T>(question: () => Promise<T>): Promise<T> {
    return retrying(() => this.#askOnce(question), this.#connections.closing);
  }

  async #askOnce<T>(question: () => Promise<T>): Promise<T> {
    try {
      return await question();
    } catch (cause) {
      this.#connections.failed(cause);
      if (cause instanceof LogUnavailableError) throw cause;
      throw new LogUnavailableError(`Kafka has not answered: ${failureOf(cause).message}`, { cause });
    }
  }
}

/** Its failure is met when it is awaited, if it ever is. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
