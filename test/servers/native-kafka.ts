import { bringKafka } from '../../infra/native/bring-kafka.ts';
import type { SuiteNeeds } from '../required-suite.ts';

/** What a suite needs that starts and ends brokers of its own, whatever Kafka the other suites use. */
export async function nativeKafka(): Promise<SuiteNeeds> {
  const reason = await bringKafka().then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  return { kind: 'integration', available: reason === undefined, reason: reason ?? '' };
}
