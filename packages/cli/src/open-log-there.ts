import { openEmbeddedLogForReading, type ReadableLog } from '@seizure-ledger/event-log';
import { type Config, kafkaOptions, logFolder, openLog } from '@seizure-ledger/service-kit/ground';
import { pino } from 'pino';
import { assertLedgerIn } from './data-folder.ts';
import { UsageError } from './usage-error.ts';

/** Opens the log that the configuration names beside whoever runs on it. @throws {UsageError} there is none; nothing is made. */
export async function openLogThere(config: Config): Promise<ReadableLog> {
  if (config.EVENT_LOG === 'kafka') return openOnKafka(config);
  assertLedgerIn(config.DATA_DIR);
  return openEmbeddedLogForReading(logFolder(config.DATA_DIR));
}

async function openOnKafka(config: Config): Promise<ReadableLog> {
  const logger = pino({ level: config.LOG_LEVEL }, pino.destination(2));
  const { topicFaults } = await import('@seizure-ledger/event-log/kafka');
  const faults = await topicFaults(kafkaOptions(config, logger));
  if (faults.some(({ is }) => is === 'no topic'))
    throw new UsageError('there is no ledger on these brokers: set KAFKA_BROKERS and KAFKA_TOPIC_PREFIX');
  return openLog(config, logger);
}
