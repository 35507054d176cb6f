import type { Topic } from '@seizure-ledger/contracts';
import { breathe } from '../breathe.ts';
import { letGo } from '../let-go.ts';
import type { Reader } from '../port.ts';
import { Backoff } from './backoff.ts';
import type { Fetcher } from './fetcher.ts';
import type { Stream } from './stream.ts';

/** Waited for before each batch; the signal says that there will be none. */
export type Gate = (signal: AbortSignal) => Promise<void>;

/** One partition as one reader follows it, until it is stopped or the reader leaves it. */
export class Following {
  readonly partition: number;
  readonly #reader: Reader;
  readonly #fetcher: Fetcher;
  readonly #stop = new AbortController();
  readonly #running: Promise<void>;
  #stream: Stream | undefined;
  #inHand = 0;

  constructor(partition: number, reader: Reader, fetcher: Fetcher, mayDeliver: Gate) {
    this.partition = partition;
    this.#reader = reader;
    this.#fetcher = fetcher;
    this.#running = this.#run(mayDeliver);
  }

  /** How many stored records the reader is not done with, as far as known. */
  get lag(): number {
    return (this.#stream?.lag ?? 0) + this.#inHand;
  }

  /** Resolves when no call of the reader is under way and none will come: the partition is given back. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(mayDeliver: Gate): Promise<void> {
    const { signal } = this.#stop;
    const backoff = new Backoff();
    while (!signal.aborted) {
      try {
        await this.#deliver(mayDeliver, backoff);
      } catch (error) {
        if (this.#reader.failed(this.partition, error) === 'stop') return;
        await backoff.pause(signal);
      } finally {
        if (this.#stream) this.#fetcher.close(this.#stream);
        this.#stream = undefined;
        this.#inHand = 0;
      }
    }
    await letGo(this.#reader, this.partition);
  }

  async #deliver(mayDeliver: Gate, backoff: Backoff): Promise<void> {
    const { partition } = this;
    const { maxBatch } = this.#reader;
    const topic: Topic = this.#reader.topic;
    const { signal } = this.#stop;
    const stream = this.#fetcher.open(partition, await this.#reader.assigned(partition));
    this.#stream = stream;
    while (!signal.aborted) {
      const records = await stream.take(maxBatch, signal);
      this.#fetcher.refill();
      await mayDeliver(signal);
      if (signal.aborted || records.length === 0) return;
      this.#inHand = records.length;
      await this.#reader.batch({ topic, partition, records });
      this.#inHand = 0;
      backoff.succeeded();
      await breathe(stream.lag, records.length, this.#reader, signal);
    }
  }
}
