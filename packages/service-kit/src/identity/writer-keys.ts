import {
  isWrittenBy,
  type LogPlace,
  saidAuth,
  type Topic,
  topics,
  withAuth,
} from '@seizure-ledger/contracts';
import type { Authority, EventLog, NewRecord, StoredRecord } from '@seizure-ledger/event-log';
import { join } from 'node:path';
import { freshId, KeyRing, newKey } from './key-ring.ts';
import { KeyFileError, secretFile } from './secret-file.ts';
import { isAnySigned, unsignedUpTo, type UnsignedEnds } from './unsigned-records.ts';

/** The keys of those who write to a log: one a line, `<id> <64 hexadecimal digits>`; the last one signs. */
export const writerKeysFile = (keysDir: string, topic: Topic): string => join(keysDir, fileNames[topic]);

/** Edges and reactors ask; the ledgers answer. Neither has to have the other's key to write. */
const fileNames = {
  [topics.instructions]: 'log-instructions.keys',
  [topics.ledger]: 'log-facts.keys',
} as const;

/** Makes the keys of both logs where there are none. @throws {KeyFileError} also where a log was signed by keys that are gone. */
export async function makeWriterKeys(keysDir: string): Promise<void> {
  for (const file of Object.values(topics).map((topic) => writerKeysFile(keysDir, topic)))
    await secretFile(file, async () => {
      if (await isAnySigned(keysDir)) throw new KeyFileError(file, 'is missing', beginAnew);
      return `${newKey(freshId())}\n`;
    });
}

/** A new key alone would leave records that nobody can tell from forged ones. */
const beginAnew =
  'remove the other file of keys for the log and log-unsigned-*.json as well: new keys are made, and all that stands in the log counts as from before it was signed.';

/**
 * Who may write to the logs, by the keys that lie in a folder; made where there are none. A record without `auth` is taken
 * where it was there before the log's records were signed, and nowhere else.
 * @throws {KeyFileError}
 */
export async function writersOf(keysDir: string, log: EventLog): Promise<Authority> {
  await makeWriterKeys(keysDir);
  return authorityBy(keysDir, await unsignedUpTo(keysDir, log));
}

/** The same for who only looks, and makes nothing. @throws {KeyFileError} */
export function authorityBy(keysDir: string, unsigned: UnsignedEnds): Authority {
  const rings = {
    [topics.instructions]: new KeyRing(writerKeysFile(keysDir, topics.instructions)),
    [topics.ledger]: new KeyRing(writerKeysFile(keysDir, topics.ledger)),
  };
  return {
    flawOf(record: StoredRecord, place: LogPlace) {
      const said = saidAuth(record.headers);
      const isOld = record.offset < (unsigned[place.topic][place.partition] ?? 0);
      if (!said) return isOld ? undefined : 'it does not say who wrote it';
      const key = rings[place.topic].get(said.keyId);
      if (!key) return isOld ? undefined : 'it names a key that is not known';
      return isWrittenBy(record, place, key, said.mac) ? undefined : 'it is not as its key’s holder wrote it';
    },
    keySha256: (topic, keyId) => rings[topic].get(keyId)?.sha256,
    signed: (record: NewRecord, place: LogPlace) => withAuth(record, place, rings[place.topic].newest),
  };
}
