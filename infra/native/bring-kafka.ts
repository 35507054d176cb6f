import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bring, cached } from './cache.ts';

/** Fits `kafka/pom.xml`. */
export const kafkaVersion = '4.3.1';

/**
 * Apache Kafka's jars, from Maven the first time, from a cache outside the tree later.
 * @returns the folder that holds them; it is complete or not there.
 * @throws {Error} there is no Java or no Maven here, or Maven could not bring them; the message says which.
 */
export async function bringKafka(): Promise<string> {
  await need('java', '--version');
  const name = `kafka-${kafkaVersion}`;
  const isUsable = (place: string) => existsSync(join(place, `kafka_2.13-${kafkaVersion}.jar`));
  await bring(name, isUsable, async (place) => {
    await need('mvn', '--version');
    await copyJars(place);
  });
  return cached(name);
}

const run = promisify(execFile);

async function need(command: string, argument: string): Promise<void> {
  await run(command, [argument]).catch((cause: unknown) => {
    throw new Error(`there is no ${command} here`, { cause });
  });
}

async function copyJars(folder: string): Promise<void> {
  const pom = join(import.meta.dirname, 'kafka/pom.xml');
  const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${folder}`, '-DincludeScope=runtime'];
  await run('mvn', ['--quiet', '--batch-mode', '--file', pom, ...goal]).catch((cause: unknown) => {
    throw new Error(`Maven could not bring Kafka ${kafkaVersion}`, { cause });
  });
}
