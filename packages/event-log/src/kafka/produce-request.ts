import { createRequire } from 'node:module';
import type { Broker } from 'kafkajs';

/** Where a broker has put a batch. */
export interface Placed {
  readonly baseOffset: string;
  readonly logAppendTime: string;
}

/**
 * Sends one batch to the leader of one partition, once; all replicas that are in sync must have it. Goes past kafkajs'
 * encoder by the way that its own requests go, and is answered through kafkajs' decoder.
 * @throws {Error} kafkajs' own, as for any request.
 */
export async function produce(
  broker: Broker,
  topic: string,
  partition: number,
  batch: Buffer,
  timeout_ms: number,
): Promise<Placed> {
  const buffer = encode(topic, partition, batch, timeout_ms);
  const request = {
    apiKey: 0,
    apiName: 'Produce',
    apiVersion,
    encode: async () => ({ buf: buffer, buffer }),
  };
  // kafkajs' brokers send everything through this member, which its types leave out.
  const { connectionPool } = broker as Broker & WithConnections;
  const { topics } = await connectionPool.send({ request, response });
  const placed = topics[0]?.partitions[0];
  if (placed) return placed;
  throw new Error('The broker has answered without saying where the records lie.');
}

/** Brokers know it from 2.1 on. */
const apiVersion = 7;
const response: unknown = createRequire(import.meta.url)(
  `kafkajs/src/protocol/requests/produce/v${apiVersion}/response`,
);

interface WithConnections {
  readonly connectionPool: {
    send(protocol: { readonly request: object; readonly response: unknown }): Promise<Produced>;
  };
}

interface Produced {
  readonly topics: readonly { readonly partitions: readonly Placed[] }[];
}

const allReplicas = -1;

function encode(topic: string, partition: number, batch: Buffer, timeout_ms: number): Buffer {
  const name = Buffer.from(topic);
  const head = Buffer.alloc(26 + name.length);
  let at = head.writeInt16BE(-1, 0); // No transaction.
  at = head.writeInt16BE(allReplicas, at);
  at = head.writeInt32BE(timeout_ms, at);
  at = head.writeInt32BE(1, at);
  at = head.writeInt16BE(name.length, at);
  at += name.copy(head, at);
  at = head.writeInt32BE(1, at);
  at = head.writeInt32BE(partition, at);
  head.writeInt32BE(batch.length, at);
  return Buffer.concat([head, batch]);
}
