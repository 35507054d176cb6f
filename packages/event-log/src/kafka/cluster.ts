import { type Broker, type Cluster, Kafka, type KafkaConfig, logLevel } from 'kafkajs';
import { mendKafkajs } from './kafkajs-faults.ts';
import type { KafkaConnection } from './options.ts';
import type { Sockets } from './sockets.ts';

mendKafkajs();

/**
 * kafkajs' protocol and connections, without its producer and its consumer, which retry and rebalance in ways that
 * `docs/decisions/0005-kafka.md` names. Its one public way to a `Cluster` is that it hands one to partition assigners.
 */
export function newCluster(connection: KafkaConnection, sockets: Sockets): Cluster {
  let cluster: Cluster | undefined;
  new Kafka(configOf(connection, sockets)).consumer({
    groupId: 'never joined',
    allowAutoTopicCreation: false,
    readUncommitted: true, // Nobody writes transactions into a log; a stranger's open one must not hold up its readers.
    partitionAssigners: [
      (given) => {
        cluster = given.cluster;
        return {
          name: '',
          version: 0,
          assign: async () => [],
          protocol: () => ({ name: '', metadata: Buffer.of() }),
        };
      },
    ],
  });
  if (cluster) return cluster;
  throw new Error('kafkajs did not hand its cluster to the partition assigner.');
}

export function configOf(connection: KafkaConnection, sockets: Sockets): KafkaConfig {
  return {
    brokers: [...connection.brokers],
    clientId: connection.clientId,
    ...(connection.tls && { ssl: connection.tls }),
    ...(connection.sasl && { sasl: connection.sasl }),
    requestTimeout: connection.answer_ms,
    connectionTimeout: Math.min(connection.answer_ms, connect_ms),
    retry: { retries: 0 }, // Whether it is right to send something again is decided here, never in kafkajs.
    socketFactory: (address) => sockets.open(address),
    logLevel: logLevel.NOTHING, // Its errors reach the caller; what is tried again goes to `onTrouble`.
  };
}

const connect_ms = 3_000;

/** What every broker answers to, of which kafkajs' types leave these four out. */
export interface Coordinator extends Broker {
  joinGroup(request: JoinRequest): Promise<Joined>;
  syncGroup(request: SyncRequest): Promise<{ readonly memberAssignment: Buffer }>;
  heartbeat(request: GroupMember & { readonly groupGenerationId: number }): Promise<unknown>;
  leaveGroup(request: GroupMember): Promise<unknown>;
}

export interface GroupMember {
  readonly groupId: string;
  readonly memberId: string;
}

export interface JoinRequest extends GroupMember {
  readonly sessionTimeout: number;
  readonly rebalanceTimeout: number;
  readonly groupProtocols: readonly { readonly name: string; readonly metadata: Buffer }[];
}

export interface Joined {
  readonly generationId: number;
  readonly leaderId: string;
  readonly memberId: string;
  /** Empty for all but the leader. */
  readonly members: readonly { readonly memberId: string; readonly memberMetadata: Buffer }[];
}

export interface SyncRequest extends GroupMember {
  readonly generationId: number;
  readonly groupAssignment: readonly { readonly memberId: string; readonly memberAssignment: Buffer }[];
}
