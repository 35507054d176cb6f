import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KafkaContainer } from '@testcontainers/kafka';
import { getContainerRuntimeClient } from 'testcontainers';
import type { TestProject } from 'vitest/node';
import { startKafka } from '../../infra/native/kafka.ts';

/** One Kafka for all suites of a run: each uses topics and groups of its own prefix. */
export type KafkaForTests =
  | { readonly brokers: readonly string[] }
  /** In plain words, why there is none and what would help. */
  | { readonly missing: string };

declare module 'vitest' {
  interface ProvidedContext {
    kafka: KafkaForTests;
  }
}

/** KAFKA_BROKERS if it is set; else a container where Docker answers; else a server of this machine's own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { kafka, stop } = await kafkaForTests();
  project.provide('kafka', kafka);
  return stop;
}

interface Kafka {
  readonly kafka: KafkaForTests;
  readonly stop: () => Promise<void>;
}

const image = 'confluentinc/cp-kafka:8.0.0';

async function kafkaForTests(): Promise<Kafka> {
  const named = process.env['KAFKA_BROKERS'];
  if (named) return { kafka: { brokers: named.split(',') }, stop: async () => undefined };
  return (await dockerAnswers()) ? inContainer() : native();
}

async function dockerAnswers(): Promise<boolean> {
  return getContainerRuntimeClient().then(
    () => true,
    () => false,
  );
}

async function inContainer(): Promise<Kafka> {
  const container = await new KafkaContainer(image).start();
  const broker = `${container.getHost()}:${container.getMappedPort(9093)}`;
  return { kafka: { brokers: [broker] }, stop: async () => void (await container.stop()) };
}

async function native(): Promise<Kafka> {
  const folder = await mkdtemp(join(tmpdir(), 'kafka-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const { brokers, kill } = await startKafka({ folder, nodes: 1 });
    return { kafka: { brokers }, stop: () => kill().then(remove) };
  } catch (error) {
    await remove();
    const why = error instanceof Error ? error.message : String(error);
    return {
      kafka: { missing: `no Docker answers, KAFKA_BROKERS is not set, and ${why}` },
      stop: async () => undefined,
    };
  }
}
