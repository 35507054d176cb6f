import type { ConnectionOptions } from 'node:tls';

/** How the brokers are reached. */
export interface KafkaConnection {
  /** `host:port`; any of them names the others. */
  readonly brokers: readonly string[];
  readonly tls?: ConnectionOptions;
  readonly sasl?: Sasl;
  /** What brokers call this process in their own logs and quotas. */
  readonly clientId: string;
  /** How long a broker may take to answer before its connection is given up. */
  readonly answer_ms: number;
}

export type Sasl = { readonly username: string; readonly password: string } & (
  | { readonly mechanism: 'plain' }
  | { readonly mechanism: 'scram-sha-256' }
  | { readonly mechanism: 'scram-sha-512' }
);

/** Which log on those brokers, and how it is kept. */
export interface KafkaTopics {
  /** Stands before the names of topics and groups, so that several logs can share brokers. May be empty. */
  readonly topicPrefix: string;
  /** Fixed when the log is made. */
  readonly partitions: number;
  /** How many brokers hold each record: 3 in production. On 1, each append is flushed to its disk. */
  readonly replicas: number;
  /** How many of them must hold it before it is acknowledged: 2 in production, 1 where there is one broker. */
  readonly minInSyncReplicas: number;
}

export interface KafkaLogOptions extends KafkaConnection, KafkaTopics {
  /** Hears of what is tried again for ever: a broker that is away, a group that can't be joined. */
  onTrouble(trouble: KafkaTrouble): void;
}

export interface KafkaTrouble {
  /** A sentence for who runs the service. */
  readonly message: string;
  readonly cause: unknown;
}
