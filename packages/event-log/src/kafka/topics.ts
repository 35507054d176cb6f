import { topics } from '@seizure-ledger/contracts';
import type { KafkaTopics } from './options.ts';
import { maxAppend_bytes } from './lane.ts';

/** Names on the brokers. */
export function topicName(prefix: string, topic: string): string {
  return `${prefix}${topic}`;
}

export function groupName(prefix: string, group: string, topic: string): string {
  return `${prefix}${group}.${topic}`;
}

/** Holds one record: the log's identity. */
export const identityTopic = 'seizure-ledger-log.v1';

/** A topic as it must be. */
export interface WantedTopic {
  readonly name: string;
  readonly partitions: number;
  readonly replicas: number;
  readonly settings: Readonly<Record<string, Setting>>;
}

/** The value that is wanted; or, where more is better, the least. */
export type Setting = string | { readonly atLeast: number };

/** All topics of a log. */
export function wantedTopics({ topicPrefix, partitions, ...kept }: KafkaTopics): readonly WantedTopic[] {
  return [
    ...Object.values(topics).map((topic) => ({ name: topicName(topicPrefix, topic), partitions })),
    { name: topicName(topicPrefix, identityTopic), partitions: 1 },
  ].map((topic) => ({ ...topic, replicas: kept.replicas, settings: settings(kept) }));
}

function settings({
  replicas,
  minInSyncReplicas,
}: Pick<KafkaTopics, 'replicas' | 'minInSyncReplicas'>): Readonly<Record<string, Setting>> {
  return {
    'cleanup.policy': 'delete',
    'retention.ms': '-1',
    'retention.bytes': '-1',
    'message.timestamp.type': 'LogAppendTime',
    'max.message.bytes': { atLeast: maxAppend_bytes },
    'min.insync.replicas': { atLeast: minInSyncReplicas },
    // What a stranger has compressed in a way that kafkajs can't read is stored as everybody can.
    'compression.type': 'uncompressed',
    'unclean.leader.election.enable': 'false',
    // Where no other broker holds the record, its own disk must.
    ...(replicas === 1 && { 'flush.messages': '1' }),
  };
}
