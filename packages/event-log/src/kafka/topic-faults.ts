// Node finds only some of kafkajs' names by name; this one it finds in the whole.
import kafkajs, { type Admin, type ITopicMetadata } from 'kafkajs';
import { failureOf } from './failure.ts';
import type { KafkaTopics } from './options.ts';
import { type Setting, type WantedTopic, wantedTopics } from './topics.ts';

/** What is not as the log needs it. */
export interface TopicFault {
  readonly topic: string;
  /** `partitions`, `replicas`, or the name of a topic setting. */
  readonly setting: string;
  readonly is: string;
  readonly wanted: string;
}

/** Compares the topics on the brokers with what the log needs. Changes nothing. */
export async function findTopicFaults(admin: Admin, wanted: KafkaTopics): Promise<readonly TopicFault[]> {
  const faults = await Promise.all(wantedTopics(wanted).map((topic) => faultsOf(admin, topic)));
  return faults.flat();
}

/** `undefined` when there is none of this name. */
export async function topicMetadata(admin: Admin, name: string): Promise<ITopicMetadata | undefined> {
  try {
    return (await admin.fetchTopicMetadata({ topics: [name] })).topics[0];
  } catch (error) {
    if (failureOf(error).type === 'UNKNOWN_TOPIC_OR_PARTITION') return undefined;
    throw error;
  }
}

async function faultsOf(admin: Admin, wanted: WantedTopic): Promise<readonly TopicFault[]> {
  const topic = wanted.name;
  const found = await topicMetadata(admin, topic);
  if (!found) return [{ topic, setting: 'partitions', is: 'no topic', wanted: String(wanted.partitions) }];
  const values = await settingsOf(admin, topic);
  return [
    compared(topic, 'partitions', String(found.partitions.length), String(wanted.partitions)),
    compared(topic, 'replicas', String(leastReplicas(found)), { atLeast: wanted.replicas }),
    ...Object.entries(wanted.settings).map(([name, value]) => compared(topic, name, values.get(name), value)),
  ].flat();
}

function leastReplicas({ partitions }: ITopicMetadata): number {
  return Math.min(...partitions.map(({ replicas }) => replicas.length));
}

async function settingsOf(admin: Admin, name: string): Promise<ReadonlyMap<string, string>> {
  const { resources } = await admin.describeConfigs({
    resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name }],
    includeSynonyms: false,
  });
  const entries = resources.flatMap(({ configEntries }) => configEntries);
  return new Map(entries.map(({ configName, configValue }) => [configName, configValue]));
}

function compared(
  topic: string,
  setting: string,
  is: string | undefined,
  wanted: Setting,
): readonly TopicFault[] {
  const isGood = typeof wanted === 'string' ? is === wanted : Number(is) >= wanted.atLeast;
  if (isGood) return [];
  const words = typeof wanted === 'string' ? wanted : `at least ${wanted.atLeast}`;
  return [{ topic, setting, is: is ?? 'not known', wanted: words }];
}
