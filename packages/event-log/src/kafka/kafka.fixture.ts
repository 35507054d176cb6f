import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { describeWhere } from '../../../../test/required-suite.ts';
import type { KafkaLogOptions } from './options.ts';

const kafka = inject('kafka');
const brokers = 'brokers' in kafka ? kafka.brokers : [];

/** `describe` for what needs a Kafka. */
export const describeOnKafka = describeWhere({
  kind: 'integration',
  available: 'brokers' in kafka,
  reason: 'missing' in kafka ? kafka.missing : '',
});

/** A log of a test's own on the brokers of all tests; what troubles it fails the test only where the test looks. */
export function optionsOf(changes: Partial<KafkaLogOptions> = {}): KafkaLogOptions {
  return {
    brokers,
    clientId: 'test',
    answer_ms: 10_000,
    topicPrefix: `test-${randomUUID()}.`,
    partitions: 3,
    replicas: 1,
    minInSyncReplicas: 1,
    onTrouble: () => undefined,
    ...changes,
  };
}
