import type { TopicFault } from '@seizure-ledger/event-log/kafka';
import { type Config, kafkaOptions } from '@seizure-ledger/service-kit/ground';
import { pino } from 'pino';
import type { Check } from './check.ts';

/** Whether the topics on the brokers are as the log needs them. Changes nothing. */
export async function kafkaCheck(config: Config): Promise<Check> {
  const brokers = (config.KAFKA_BROKERS ?? []).join(', ');
  const check = { found: brokers, name: 'Kafka' };
  try {
    const { topicFaults } = await import('@seizure-ledger/event-log/kafka');
    const faults = await topicFaults(kafkaOptions(config, pino({ level: 'silent' })));
    if (faults.length > 0) return { ...check, ...whatToDo(faults) };
    const partitions = `${config.KAFKA_PARTITIONS} partitions, which stay as they are made: production takes those of its largest size, such as 120`;
    return { ...check, found: `${brokers}; ${partitions}` };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ...check, wrong: `${message} Start the brokers, or set KAFKA_BROKERS.` };
  }
}

function whatToDo(faults: readonly TopicFault[]): Pick<Check, 'found' | 'wrong'> {
  const found = faults.map(
    ({ is, setting, topic, wanted }) => `${setting} of ${topic}: ${is}, not ${wanted}`,
  );
  const isNew = faults.every(({ is }) => is === 'no topic');
  const settings = 'Change the settings with Kafka’s own tools, or KAFKA_PARTITIONS and KAFKA_REPLICATION.';
  return { found: found.join('; '), wrong: isNew ? 'Run seizure-ledger prepare: it makes them.' : settings };
}
