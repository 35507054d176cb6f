import { defaultPartitions } from '@seizure-ledger/contracts';
import { type EventLog, openEmbeddedLog } from '@seizure-ledger/event-log';
import type { KafkaLogOptions } from '@seizure-ledger/event-log/kafka';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import type { Logger } from 'pino';
import { type Config, ConfigError } from '../config.ts';
import { logFolder } from './folders.ts';

/**
 * The event log that the configuration names.
 * @throws {LogLockedError} another process runs on this data folder.
 * @throws {LogUnavailableError} no broker can be reached.
 * @throws {LogMisconfiguredError} the topics would lose or change records.
 */
export async function openLog(config: Config, logger: Logger): Promise<EventLog> {
  if (config.EVENT_LOG === 'kafka') return (await onKafka()).openKafkaLog(kafkaOptions(config, logger));
  return openEmbeddedLog({ folder: logFolder(config.DATA_DIR), partitions: defaultPartitions });
}

/** Loaded only where it is used: most commands, and everything in one process, do without. */
const onKafka = () => import('@seizure-ledger/event-log/kafka');

export function kafkaOptions(config: Config, logger: Logger): KafkaLogOptions {
  const { KAFKA_BROKERS = [], KAFKA_PARTITIONS, KAFKA_REPLICATION, KAFKA_TLS, KAFKA_TOPIC_PREFIX } = config;
  const { KAFKA_TLS_CA } = config;
  const { KAFKA_SASL_MECHANISM: mechanism, KAFKA_SASL_PASSWORD: password } = config;
  const { KAFKA_SASL_USERNAME: username } = config;
  return {
    answer_ms: 10_000,
    brokers: KAFKA_BROKERS,
    clientId: `seizure-ledger-${hostname()}-${process.pid}`,
    // where three hold a record, two must, so that one may be away; fewer have nothing to spare
    minInSyncReplicas: KAFKA_REPLICATION >= 3 ? 2 : 1,
    onTrouble: ({ cause, message }) => logger.warn({ err: cause }, message),
    partitions: KAFKA_PARTITIONS,
    replicas: KAFKA_REPLICATION,
    topicPrefix: KAFKA_TOPIC_PREFIX,
    ...(KAFKA_TLS && { tls: KAFKA_TLS_CA === undefined ? {} : { ca: certificatesIn(KAFKA_TLS_CA) } }),
    ...(username !== undefined && password !== undefined && { sasl: { mechanism, password, username } }),
  };
}

/** @throws {ConfigError} they can't be read. */
function certificatesIn(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new ConfigError(`KAFKA_TLS_CA: ${error instanceof Error ? error.message : String(error)}`);
  }
}
