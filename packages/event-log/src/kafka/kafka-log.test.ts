import { eventLogSuite } from '../event-log.suite.ts';
import type { EventLog } from '../port.ts';
import { describeOnKafka, optionsOf } from './kafka.fixture.ts';
import { openKafkaLog } from './kafka-log.ts';
import type { KafkaLogOptions } from './options.ts';

const opened = new WeakMap<EventLog, KafkaLogOptions>();

describeOnKafka('on Kafka', () => {
  eventLogSuite('Kafka', {
    open: () => openWith(optionsOf()),
    reopen: (closed) => openWith(opened.get(closed) ?? optionsOf()),
  });
});

async function openWith(options: KafkaLogOptions): Promise<EventLog> {
  const log = await openKafkaLog(options);
  opened.set(log, options);
  return log;
}
