import { AppendUncertainError, LogUnavailableError } from '../errors.ts';
import type { Appended, NewRecord } from '../port.ts';
import type { Connections } from './connections.ts';
import { failureOf } from './failure.ts';
import { produce } from './produce-request.ts';
import { encodeRecordBatch } from './record-batch.ts';

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
  const timeout_ms = Math.floor(0.8 * answer_ms); // The broker gives up on its replicas before we give up on it.
  return async (records) => {
    const batch = encodeRecordBatch(records, Date.now());
    const broker = await connections.leader(topic, partition); // Until here nothing has left.
    try {
      const { baseOffset, logAppendTime } = await produce(broker, topic, partition, batch, timeout_ms);
      return { firstOffset: Number(baseOffset), timestamp_ms: Number(logAppendTime) };
    } catch (error) {
      connections.failed(error);
      throw asAppendError(error);
    }
  };
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
