import { type Config, readConfig } from '@seizure-ledger/service-kit';
import type { BenchKafka } from './kafka.ts';

/** What the environment of a service says of its Kafka. */
export const kafkaEnvironment = (
  { brokers }: Pick<BenchKafka, 'brokers'>,
  topicPrefix: string,
  partitions: number,
) => ({
  EVENT_LOG: 'kafka',
  KAFKA_BROKERS: brokers.join(','),
  KAFKA_PARTITIONS: String(partitions),
  KAFKA_REPLICATION: '1',
  KAFKA_TOPIC_PREFIX: topicPrefix,
});

export const onKafka = (...kafka: Parameters<typeof kafkaEnvironment>): Config =>
  readConfig(kafkaEnvironment(...kafka));
