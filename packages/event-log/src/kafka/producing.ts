import type { Broker } from 'kafkajs';
import { AppendUncertainError, LogUnavailableError } from '../errors.ts';
import type { Appended, NewRecord } from '../port.ts';
import type { Connections } from './connections.ts';
import { failureOf } from './failure.ts';
import { toMessage } from './message.ts';

/** Stores records in one partition, with one request that is sent once. */
export type Produce = (records: readonly NewRecord[]) => Promise<Appended>;

/**
 * Not idempotent: kafkajs' sequence numbers go back after a failed send, and the broker then takes the next batch for
 * a repetition of the last and drops it, acknowledged (`swallowed-answers.test.ts`). Without them a record can be
 * stored twice only where an append has failed, and never silently.
 */
export function producing(
  connections: Connections,
  topic: string,
  partition: number,
  answer_ms: number,
): Produce {
  return async (records) => {
    const broker = await connections.leader(topic, partition); // Until here nothing has left.
    try {
      return await produce(broker, topic, partition, records, answer_ms);
    } catch (error) {
      connections.failed(error);
      throw asAppendError(error);
    }
  };
}

const allReplicas = -1;

async function produce(
  broker: Broker,
  topic: string,
  partition: number,
  records: readonly NewRecord[],
  answer_ms: number,
): Promise<Appended> {
  const answer: Produced = await broker.produce({
    acks: allReplicas,
    timeout: Math.floor(0.8 * answer_ms), // The broker gives up waiting for replicas before we give up on the broker.
    topicData: [{ topic, partitions: [{ partition, messages: records.map(toMessage) }] }],
  });
  const stored = answer.topics[0]?.partitions[0];
  if (!stored) throw new Error('The broker has answered without saying where the records lie.');
  return { firstOffset: Number(stored.baseOffset), timestamp_ms: Number(stored.logAppendTime) };
}

/** As kafkajs decodes it. */
interface Produced {
  readonly topics: readonly {
    readonly partitions: readonly { readonly baseOffset: string; readonly logAppendTime: string }[];
  }[];
}

/**
 * The answers with which a broker refuses before it has written anything. NOT_LEADER_FOR_PARTITION is not among them:
 * a leader that is deposed while it waits for its replicas says so too, of records that the next leader has.
 */
const nothingWritten: ReadonlySet<string | undefined> = new Set([
  'CLUSTER_AUTHORIZATION_FAILED',
  'CORRUPT_MESSAGE',
  'INVALID_RECORD',
  'INVALID_REQUIRED_ACKS',
  'INVALID_TOPIC_EXCEPTION',
  'MESSAGE_TOO_LARGE',
  'NOT_ENOUGH_REPLICAS',
  'POLICY_VIOLATION',
  'RECORD_LIST_TOO_LARGE',
  'TOPIC_AUTHORIZATION_FAILED',
  'UNSUPPORTED_FOR_MESSAGE_FORMAT',
]);

function asAppendError(cause: unknown): Error {
  const { type, message } = failureOf(cause);
  if (nothingWritten.has(type))
    return new LogUnavailableError(`Kafka has stored nothing: ${message}`, { cause });
  return new AppendUncertainError(`Kafka has not acknowledged the append: ${message}`, { cause });
}
