import { Backoff } from './backoff.ts';
import type { Connections } from './connections.ts';
import { failureOf } from './failure.ts';
import { fetchFrom } from './fetching.ts';
import type { KafkaTrouble } from './options.ts';
import { Stream } from './stream.ts';
import { Wake } from './wake.ts';

/** How long a broker keeps a fetch when there is nothing new; a partition that joins meanwhile waits as long at most. */
const wait_ms = 100;
const everyBroker = '';

/**
 * Fetches what the partitions of one subscription are short of: from each broker with one request at a time, for all
 * of them that it leads. A partition whose records are not taken is left out, and holds nobody up.
 */
export class Fetcher {
  readonly #connections: Connections;
  readonly #topic: string;
  readonly #onTrouble: (trouble: KafkaTrouble) => void;
  readonly #streams = new Set<Stream>();
  readonly #asked = new Map<string, Promise<void>>();
  readonly #backoffs = new Map<string, Backoff>();
  readonly #change = new Wake();
  readonly #closed = new AbortController();
  readonly #running: Promise<void>;

  constructor(connections: Connections, topic: string, onTrouble: (trouble: KafkaTrouble) => void) {
    this.#connections = connections;
    this.#topic = topic;
    this.#onTrouble = onTrouble;
    this.#running = this.#run();
  }

  open(partition: number, offset: number): Stream {
    const stream = new Stream(partition, offset);
    this.#streams.add(stream);
    this.#change.say();
    return stream;
  }

  close(stream: Stream): void {
    this.#streams.delete(stream);
  }

  /** To be called when records were taken, which may make room for more. */
  refill(): void {
    this.#change.say();
  }

  async end(): Promise<void> {
    this.#closed.abort();
    this.#change.say();
    await this.#running;
    await Promise.all(this.#asked.values());
  }

  async #run(): Promise<void> {
    while (!this.#closed.signal.aborted) {
      try {
        await this.#askBrokers();
        this.#backoffOf(everyBroker).succeeded();
        await this.#change.heard();
      } catch (error) {
        await this.#failed(everyBroker, error);
      }
    }
  }

  async #askBrokers(): Promise<void> {
    const short = [...this.#streams].filter(({ wanted }) => wanted !== undefined);
    if (short.length === 0) return;
    const leaders = await this.#connections.leaders(
      this.#topic,
      short.map(({ partition }) => partition),
    );
    for (const [nodeId, partitions] of leaders) {
      if (this.#asked.has(nodeId)) continue;
      const led = short.filter(({ partition }) => partitions.includes(partition));
      const asked = this.#ask(nodeId, led).finally(() => {
        this.#asked.delete(nodeId);
        this.#change.say();
      });
      this.#asked.set(nodeId, asked);
    }
  }

  async #ask(nodeId: string, streams: readonly Stream[]): Promise<void> {
    const wanted = streams.flatMap(({ partition, wanted: offset }) =>
      offset === undefined ? [] : [{ partition, offset }],
    );
    try {
      const broker = await this.#connections.broker(nodeId);
      for (const fetched of await fetchFrom(broker, this.#topic, wanted, wait_ms)) {
        streams.find(({ partition }) => partition === fetched.partition)?.add(fetched);
      }
      this.#backoffOf(nodeId).succeeded();
    } catch (error) {
      const { type, partition } = failureOf(error);
      const lost = type === 'OFFSET_OUT_OF_RANGE' && streams.find((stream) => stream.partition === partition);
      if (lost) lost.fail(await this.#outOfRange(lost));
      else await this.#failed(nodeId, error);
    }
  }

  async #outOfRange({ partition, wanted = NaN }: Stream): Promise<Error> {
    const ends = await this.#connections.ends(this.#topic, [partition]).catch(() => undefined);
    const end = ends?.get(partition);
    if (end !== undefined && end > wanted)
      return new RangeError(`${this.#topic} ${partition} begins after ${wanted}.`);
    return new RangeError(
      `${this.#topic} ${partition} ends at ${end ?? 'an unknown offset'}, before ${wanted}.`,
    );
  }

  /** What is known to be away is told once, and tried again until it is back. */
  async #failed(nodeId: string, cause: unknown): Promise<void> {
    this.#connections.failed(cause);
    if (this.#closed.signal.aborted) return;
    const backoff = this.#backoffOf(nodeId);
    if (backoff.isFresh) {
      this.#onTrouble({ message: `${this.#topic} can't be read at present; it is tried again.`, cause });
    }
    await backoff.pause(this.#closed.signal);
  }

  #backoffOf(nodeId: string): Backoff {
    const backoff = this.#backoffs.get(nodeId) ?? new Backoff();
    this.#backoffs.set(nodeId, backoff);
    return backoff;
  }
}
