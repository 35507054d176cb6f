import { randomUUID } from 'node:crypto';
import type { Produce } from './producing.ts';
import type { Questions } from './questions.ts';

/**
 * The first record of a topic of its own says which log this is; whoever opens the log first writes it, and of two
 * that do so at once the first counts for both. Kafka's own names don't serve: its cluster keeps its id when topics
 * are made anew, and kafkajs speaks no version of the protocol in which topics have ids.
 */
export async function identityOf(questions: Questions, topic: string, produce: Produce): Promise<string> {
  if ((await questions.end(topic, 0)) === 0) {
    await produce([{ key: '', headers: {}, value: Buffer.from(JSON.stringify({ identity: randomUUID() })) }]);
  }
  const [first] = (await questions.fetch(topic, 0, 0)).records;
  const written: unknown = first && JSON.parse(Buffer.from(first.value).toString());
  if (typeof written === 'object' && written !== null && 'identity' in written)
    return String(written.identity);
  throw new Error(`The first record of ${topic} is not a log's identity.`);
}
