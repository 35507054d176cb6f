import type { Topic } from '@seizure-ledger/contracts';
import type { EventLog, Reader, Subscription } from '@seizure-ledger/event-log';
import { type CustomTransportStrategy, Server } from '@nestjs/microservices';
import { firstValueFrom } from 'rxjs';
import type { Alarms } from '../alarms.ts';
import { type UnwatchedReader, watchedReader } from './watched-reader.ts';

/** What a consumer of a topic answers to, as Nest message patterns. */
export const consumerPatterns = (topic: Topic) => ({
  /** Data: the partition. Answers the offset to start from. */
  assigned: `${topic}:assigned`,
  /** Data: a {@link Batch}. Answers when the batch is done with. */
  batch: `${topic}:batch`,
  /** Data: the partition. As {@link Reader.beforeForged}; a consumer need not answer to it. */
  beforeForged: `${topic}:beforeForged`,
  /** Data: the partition. */
  revoked: `${topic}:revoked`,
});

export interface TransportOptions {
  readonly log: EventLog;
  readonly topic: Topic;
  /** Also the name under which alarms speak of it. */
  readonly group: string;
  readonly alarms: Alarms;
  readonly maxBatch: number;
  /** As {@link UnwatchedReader.gather_ms}. */
  readonly gather_ms?: Reader['gather_ms'];
  /** As {@link UnwatchedReader.holds}. */
  readonly holds?: () => readonly number[];
}

/**
 * Carries a topic of the event log to a Nest microservice: whole batches, one at a time per partition, from where
 * the consumer's own checkpoint says. Nest's Kafka transport hands over single messages and commits by itself.
 */
export class EventLogTransport extends Server implements CustomTransportStrategy {
  readonly #options: TransportOptions;
  #subscription: Subscription | undefined;

  constructor(options: TransportOptions) {
    super();
    this.#options = options;
  }

  /** Whose lag it tells. */
  get name(): string {
    return this.#options.group;
  }

  /** As {@link Subscription.lag}; nothing before it listens. */
  lag(): ReadonlyMap<number, number> {
    return this.#subscription?.lag() ?? new Map<number, number>();
  }

  override listen(callback: (error?: unknown) => void): void {
    this.#subscribe().then(() => callback(), callback);
  }

  override async close(): Promise<void> {
    await this.#subscription?.close();
  }

  override on(): void {}

  override unwrap<T>(): T {
    // Nest asks for the driver behind a transport; here that is the log
    return this.#options.log as T;
  }

  async #subscribe(): Promise<void> {
    const { alarms, gather_ms, group, holds, log, maxBatch, topic } = this.#options;
    const patterns = consumerPatterns(topic);
    const reader: UnwatchedReader = {
      assigned: async (partition) => Number(await this.#ask(patterns.assigned, partition)),
      batch: async (batch) => {
        await this.#ask(patterns.batch, batch);
      },
      beforeForged: async (partition) => {
        if (this.messageHandlers.has(patterns.beforeForged))
          await this.#ask(patterns.beforeForged, partition);
      },
      group,
      maxBatch,
      revoked: async (partition) => {
        await this.#ask(patterns.revoked, partition);
      },
      topic,
      ...(gather_ms && { gather_ms }),
      ...(holds && { holds }),
    };
    this.#subscription = await log.subscribe(watchedReader(reader, group, log, alarms));
  }

  async #ask(pattern: string, data: unknown): Promise<unknown> {
    // the patterns are texts already: Nest's own look-up would write each of them anew, for every batch
    const handler = this.messageHandlers.get(pattern);
    if (!handler) throw new Error(`no consumer answers to ${pattern}`);
    return firstValueFrom(this.transformToObservable(await handler(data)), { defaultValue: undefined });
  }
}
