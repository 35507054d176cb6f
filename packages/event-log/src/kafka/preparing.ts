import { type Admin, Kafka } from 'kafkajs';
import { LogMisconfiguredError, LogUnavailableError } from '../errors.ts';
import { configOf } from './cluster.ts';
import { failureOf } from './failure.ts';
import type { KafkaConnection, KafkaTopics } from './options.ts';
import { retrying } from './retrying.ts';
import { Sockets } from './sockets.ts';
import { findTopicFaults, type TopicFault, topicMetadata } from './topic-faults.ts';
import { identityTopic, topicName, type WantedTopic, wantedTopics } from './topics.ts';

/**
 * What is not as the log needs it, for whoever looks after the brokers; empty when all is well. Changes nothing.
 * @throws {LogUnavailableError} no broker can be reached.
 */
export function topicFaults(options: KafkaConnection & KafkaTopics): Promise<readonly TopicFault[]> {
  return withAdmin(options, (admin) => findTopicFaults(admin, options));
}

/**
 * Makes the topics of a log that is new, and looks at those of one that is there.
 * @throws {LogUnavailableError} no broker can be reached.
 * @throws {LogMisconfiguredError} the topics would lose or change records, or some of them are gone.
 */
export function prepareTopics(options: KafkaConnection & KafkaTopics): Promise<void> {
  return withAdmin(options, async (admin) => {
    await createMissing(admin, options);
    refuse(await faultsOnceMade(admin, options));
  });
}

async function createMissing(admin: Admin, options: KafkaTopics): Promise<void> {
  const wanted = wantedTopics(options);
  const found = await Promise.all(wanted.map(({ name }) => topicMetadata(admin, name)));
  const missing = wanted.filter((_, n) => !found[n]);
  if (missing.length === 0) return;
  const identity = topicName(options.topicPrefix, identityTopic);
  // All are made with one request: where the identity is there and another isn't, somebody has deleted that one.
  if (!missing.some(({ name }) => name === identity)) {
    const names = missing.map(({ name }) => name).join(' and ');
    throw new LogMisconfiguredError(`The log that ${identity} names has lost its topic ${names}.`);
  }
  await admin.createTopics({ topics: missing.map(toCreate), waitForLeaders: false });
}

function toCreate({ name, partitions, replicas, settings }: WantedTopic) {
  return {
    topic: name,
    numPartitions: partitions,
    replicationFactor: replicas,
    configEntries: Object.entries(settings).map(([setting, value]) => ({
      name: setting,
      value: typeof value === 'string' ? value : String(value.atLeast),
    })),
  };
}

/** A topic that was just made is not known to every broker at once. */
function faultsOnceMade(admin: Admin, options: KafkaTopics): Promise<readonly TopicFault[]> {
  const look = async () => {
    const faults = await findTopicFaults(admin, options);
    if (!faults.some(({ is }) => is === 'no topic')) return faults;
    throw new LogUnavailableError('The topics are not there yet.');
  };
  return retrying(look, new AbortController().signal);
}

function refuse(faults: readonly TopicFault[]): void {
  if (faults.length === 0) return;
  const words = faults.map(
    ({ topic, setting, is, wanted }) => `${setting} of ${topic} is ${is}, must be ${wanted}`,
  );
  throw new LogMisconfiguredError(`The log is not as it must be: ${words.join('; ')}.`);
}

async function withAdmin<T>(connection: KafkaConnection, task: (admin: Admin) => Promise<T>): Promise<T> {
  const sockets = new Sockets();
  const admin = new Kafka(configOf(connection, sockets)).admin();
  try {
    await admin.connect();
    return await task(admin);
  } catch (cause) {
    if (cause instanceof LogMisconfiguredError || cause instanceof LogUnavailableError) throw cause;
    throw new LogUnavailableError(`Kafka can't be reached: ${failureOf(cause).message}`, { cause });
  } finally {
    await admin.disconnect();
    sockets.close();
  }
}
