import { type Topic, topics } from '@seizure-ledger/contracts';
import type { ReadableLog } from '@seizure-ledger/event-log';
import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { KeyFileError, secretFile } from './secret-file.ts';

const ends = z.array(z.number().int().min(0));
const schema = z.strictObject({ [topics.instructions]: ends, [topics.ledger]: ends });

/**
 * How far each partition of both logs was written when the ledger began to sign: what stands there without `auth` was
 * accepted as it is, and nobody can show who wrote it but the notary's signature.
 */
export type UnsignedEnds = Readonly<Record<Topic, readonly number[]>>;

/** None: every record must be signed. */
export const noneUnsigned: UnsignedEnds = { [topics.instructions]: [], [topics.ledger]: [] };

/**
 * Of this log; where nothing is recorded of it, how far it is written now, recorded once and for all beside the keys.
 * @throws {KeyFileError}
 */
export async function unsignedUpTo(
  keysDir: string,
  log: Pick<ReadableLog, 'end' | 'identity' | 'partitions'>,
): Promise<UnsignedEnds> {
  const file = unsignedFile(keysDir, log.identity);
  const text = await secretFile(file, async () => JSON.stringify(await endsOf(log)));
  return parse(file, text);
}

/** As it was recorded; {@link noneUnsigned} where nothing was. @throws {KeyFileError} */
export function recordedUnsigned(keysDir: string, identity: string): UnsignedEnds {
  const file = unsignedFile(keysDir, identity);
  return existsSync(file) ? parse(file, readFileSync(file, 'utf8')) : noneUnsigned;
}

/** Records for a log that is to be a copy what was recorded of its original. */
export async function copyUnsigned(keysDir: string, from: string, to: string): Promise<void> {
  const recorded = recordedUnsigned(keysDir, from);
  await secretFile(unsignedFile(keysDir, to), async () => JSON.stringify(recorded));
}

/** Whether a log was signed by keys of this folder: how far it was written then is recorded. */
export async function isAnySigned(keysDir: string): Promise<boolean> {
  return (await readdir(keysDir)).some((name) => name.startsWith(prefix));
}

const prefix = 'log-unsigned-';

const unsignedFile = (keysDir: string, identity: string): string =>
  join(keysDir, `${prefix}${encodeURIComponent(identity)}.json`);

async function endsOf(log: Pick<ReadableLog, 'end' | 'partitions'>): Promise<UnsignedEnds> {
  const partitions = [...Array(log.partitions).keys()];
  const of = (topic: Topic) => Promise.all(partitions.map((partition) => log.end(topic, partition)));
  return { [topics.instructions]: await of(topics.instructions), [topics.ledger]: await of(topics.ledger) };
}

function parse(file: string, text: string): UnsignedEnds {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new KeyFileError(
      file,
      'does not say how far the log was written when its records began to be signed',
    );
  }
}
