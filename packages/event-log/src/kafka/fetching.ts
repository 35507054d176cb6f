import type { Broker } from 'kafkajs';
import type { StoredRecord } from '../port.ts';
import { type FetchedMessage, toStoredRecord } from './message.ts';

/** From which offset a partition is wanted. */
export interface Wanted {
  readonly partition: number;
  readonly offset: number;
}

/** What a broker had of a partition. */
export interface Fetched {
  readonly partition: number;
  readonly records: readonly StoredRecord[];
  /** The offset to ask for next: behind the records, and behind what is none (a stranger's transaction mark). */
  readonly next: number;
  /** The offset that the next record of the partition would have had. */
  readonly end: number;
  readonly bytes: number;
}

const maxAnswer_bytes = 1024 * 1024;

/** Asks a broker for records of partitions that it leads; it answers when there are some, or after `wait_ms`. */
export async function fetchFrom(
  broker: Broker,
  topic: string,
  wanted: readonly Wanted[],
  wait_ms: number,
): Promise<readonly Fetched[]> {
  const answer: Answer = await broker.fetch({
    maxWaitTime: wait_ms,
    minBytes: 1,
    maxBytes: maxAnswer_bytes,
    isolationLevel: 0,
    topics: [
      {
        topic,
        partitions: wanted.map(({ partition, offset }) => ({
          partition,
          fetchOffset: String(offset),
          maxBytes: maxAnswer_bytes,
        })),
      },
    ],
  });
  return answer.responses
    .flatMap(({ partitions }) => partitions)
    .map(({ partition, highWatermark, messages }) => {
      const from = wanted.find((one) => one.partition === partition)?.offset ?? 0;
      // Kafka answers whole batches, which may begin before the offset that was asked for.
      const news = messages.filter(({ offset }) => Number(offset) >= from);
      const records = news.filter(({ isControlRecord }) => !isControlRecord).map(toStoredRecord);
      return {
        partition,
        records,
        next: Math.max(from, Number(news.at(-1)?.offset ?? -1) + 1),
        end: Number(highWatermark),
        bytes: records.reduce((sum, { value }) => sum + value.byteLength, 0),
      };
    });
}

/** As kafkajs decodes it. */
interface Answer {
  readonly responses: readonly {
    readonly partitions: readonly {
      readonly partition: number;
      readonly highWatermark: string;
      readonly messages: readonly FetchedMessage[];
    }[];
  }[];
}
