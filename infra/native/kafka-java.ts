import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bringKafka, kafkaVersion } from './bring-kafka.ts';
import { bring, cached } from './cache.ts';
import { clusterIn } from './kafka-cluster.ts';
import { type KafkaJava, KafkaNode } from './kafka-node.ts';

const classes = 'classes.jsa';
/** A small heap needs no threads of its own to be collected, and the services need the cores. */
const serial = '-XX:+UseSerialGC';
/** Compiled quickly rather than well: what lives for minutes does not earn more. */
const quick = '-XX:TieredStopAtLevel=1';

/**
 * Kafka's jars, and its classes as a broker that runs has them: with these the next is up for a third of the processor
 * time. Both are brought into the cache the first time.
 * @param isBusy so much is asked of its brokers that compiling them well pays
 * @throws {Error} as {@link bringKafka}, or a broker does not start
 */
export async function kafkaJava(isBusy = false): Promise<KafkaJava> {
  const jars = await bringKafka();
  // an archive is of one build of Java: another would pass over it
  const { stdout } = await promisify(execFile)('java', ['--version']);
  const build = createHash('sha256').update(stdout).digest('hex').slice(0, 8);
  const name = `kafka-${kafkaVersion}-classes-${build}`;
  await bring(
    name,
    (place) => existsSync(join(place, classes)),
    (place) => archive(jars, join(place, classes)),
  );
  const options = [serial, `-XX:SharedArchiveFile=${join(cached(name), classes)}`];
  return { jars, options: isBusy ? options : [...options, quick] };
}

/** Java keeps them when a broker that has served ends. */
async function archive(jars: string, file: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'kafka-classes-'));
  try {
    const cluster = await clusterIn(folder, 1, '127.0.0.1');
    for (const ports of cluster.nodes) {
      const node = new KafkaNode(folder, cluster, ports, {
        jars,
        options: [serial, `-XX:ArchiveClassesAtExit=${file}`],
      });
      await node.start();
      await node.stop();
    }
  } finally {
    await rm(folder, { force: true, recursive: true });
  }
}

if (import.meta.main) await kafkaJava();
