import { type EventLog, LogMisconfiguredError } from '@seizure-ledger/event-log';
import { type Config, openLog } from '@seizure-ledger/service-kit/ground';
import type { Logger } from 'pino';
import { UsageError } from '../usage-error.ts';
import { MigrationRefusedError } from './migration-refused.ts';

/**
 * The Kafka log that the environment names, its topics made where there are none.
 * @throws {UsageError} the environment names none, or one of another number of partitions; nothing was made.
 * @throws {MigrationRefusedError} the topics that are there are of another form.
 */
export async function openTarget(config: Config, partitions: number, logger: Logger): Promise<EventLog> {
  if (config.EVENT_LOG !== 'kafka')
    throw new UsageError(
      'the environment names no Kafka to migrate to: set EVENT_LOG=kafka and KAFKA_BROKERS',
    );
  if (config.KAFKA_PARTITIONS !== partitions) {
    throw new UsageError(
      `the log in the data folder has ${partitions} partitions, and KAFKA_PARTITIONS is ${config.KAFKA_PARTITIONS}: ` +
        `set KAFKA_PARTITIONS=${partitions} for this and for every service`,
    );
  }
  try {
    return await openLog(config, logger);
  } catch (cause) {
    if (!(cause instanceof LogMisconfiguredError)) throw cause;
    throw new MigrationRefusedError(
      `${cause.message} Name a KAFKA_TOPIC_PREFIX that is not in use, and migrate again: the topics are made as they must be.`,
      { cause },
    );
  }
}
