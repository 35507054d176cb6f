import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Fits `kafka/pom.xml`. */
export const kafkaVersion = '4.3.1';

/**
 * Apache Kafka's jars, from Maven the first time, from a cache outside the tree later.
 * @returns the folder that holds them; it is complete or not there.
 * @throws {Error} there is no Java or no Maven here, or Maven could not bring them; the message says which.
 */
export async function bringKafka(): Promise<string> {
  await need('java', '--version');
  const folder = join(cache(), `kafka-${kafkaVersion}`);
  if (existsSync(join(folder, `kafka_2.13-${kafkaVersion}.jar`))) return folder;
  await need('mvn', '--version');
  const half = `${folder}.${process.pid}`;
  await mkdir(cache(), { recursive: true });
  try {
    await copyJars(half);
    await rename(half, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error; // Else another process was faster, and its jars are as good.
    });
  } finally {
    await rm(half, { recursive: true, force: true });
  }
  return folder;
}

const run = promisify(execFile);

function cache(): string {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'seizure-ledger');
}

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

if (import.meta.main) process.stdout.write(`${await bringKafka()}\n`);
