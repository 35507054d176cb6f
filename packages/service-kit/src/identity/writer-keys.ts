import {
  isWrittenBy,
  type LogPlace,
  saidAuth,
  type Topic,
  topics,
  withAuth,
  type WriterKey,
} from '@seizure-ledger/contracts';
import type { Authority, EventLog, NewRecord, StoredRecord } from '@seizure-ledger/event-log';
import { createSecretKey, randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { KeyFileError, secretFile } from './secret-file.ts';
import { unsignedUpTo, type UnsignedEnds } from './unsigned-records.ts';

/** The keys of those who write to a log: one a line, `<id> <64 hexadecimal digits>`; the last one signs. */
export const writerKeysFile = (keysDir: string, topic: Topic): string => join(keysDir, fileNames[topic]);

/** Edges and reactors ask; the ledgers answer. Neither has to have the other's key to write. */
const fileNames = {
  [topics.instructions]: 'log-instructions.keys',
  [topics.ledger]: 'log-facts.keys',
} as const;

/** A new line for such a file; its id is one that the ring does not have. */
export function newWriterKey(ids: readonly string[]): string {
  const number = ids.reduce((most, id) => Math.max(most, Number(/-(\d+)$/.exec(id)?.[1] ?? 0)), 0) + 1;
  return `k-${number} ${randomBytes(32).toString('hex')}`;
}

/** Makes the keys of both logs where there are none. @throws {KeyFileError} */
export async function makeWriterKeys(keysDir: string): Promise<void> {
  for (const topic of Object.values(topics))
    await secretFile(writerKeysFile(keysDir, topic), async () => `${newWriterKey([])}\n`);
}

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
    [topics.instructions]: new Ring(writerKeysFile(keysDir, topics.instructions)),
    [topics.ledger]: new Ring(writerKeysFile(keysDir, topics.ledger)),
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
    signed: (record: NewRecord, place: LogPlace) => withAuth(record, place, rings[place.topic].signing),
  };
}

const lookAgain_ms = 5_000;

/** The keys of one file. It is read again when a record names one that is not among them: keys change while services run. */
class Ring {
  readonly #file: string;
  #keys: ReadonlyMap<string, WriterKey> = new Map();
  #signing: WriterKey;
  #read_ms = 0;
  #lookAgain_ms = 0;

  constructor(file: string) {
    this.#file = file;
    this.#signing = this.#read();
  }

  /** A key that was added while services run signs within seconds. */
  get signing(): WriterKey {
    const now_ms = performance.now();
    if (now_ms < this.#lookAgain_ms) return this.#signing;
    this.#lookAgain_ms = now_ms + lookAgain_ms;
    if (statSync(this.#file).mtimeMs !== this.#read_ms) this.#signing = this.#read();
    return this.#signing;
  }

  get(id: string): WriterKey | undefined {
    const known = this.#keys.get(id);
    if (known || statSync(this.#file).mtimeMs === this.#read_ms) return known;
    this.#signing = this.#read();
    return this.#keys.get(id);
  }

  #read(): WriterKey {
    this.#read_ms = statSync(this.#file).mtimeMs;
    const keys = writerKeys(this.#file, readFileSync(this.#file, 'utf8'));
    const signing = keys.at(-1);
    if (!signing) throw new KeyFileError(this.#file, 'is empty');
    this.#keys = new Map(keys.map((key) => [key.id, key]));
    return signing;
  }
}

/** @throws {KeyFileError} a line is no key; which one is not said. */
export function writerKeys(file: string, text: string): readonly WriterKey[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, id = '', hex = ''] = /^([\w.-]{1,64}) ([0-9a-f]{64})\s*$/.exec(line) ?? [];
      if (id === '')
        throw new KeyFileError(file, 'has a line that is no key (an id and 64 hexadecimal digits)');
      return { id, key: createSecretKey(Buffer.from(hex, 'hex')) };
    });
}
