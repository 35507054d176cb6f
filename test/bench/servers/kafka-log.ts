import type { EventLog } from '@seizure-ledger/event-log';
import { openKafkaLog } from '@seizure-ledger/event-log/kafka';
import { kafkaOptions } from '@seizure-ledger/service-kit';
import { pino } from 'pino';
import type { BenchKafka } from './kafka.ts';
import { onKafka } from './environment.ts';

/** A log on topics of its own. */
export function kafkaLogOn(kafka: BenchKafka, topicPrefix: string, partitions: number): Promise<EventLog> {
  return openKafkaLog(kafkaOptions(onKafka(kafka, topicPrefix, partitions), pino({ level: 'silent' })));
}
