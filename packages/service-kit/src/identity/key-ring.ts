import type { WriterKey } from '@seizure-ledger/contracts';
import { createHash, createSecretKey, randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { replaceFile } from '../files/whole-file.ts';
import { KeyFileError } from './secret-file.ts';

/** A key as it lies in a file. */
export interface FiledKey extends WriterKey {
  /** SHA-256 of its 32 bytes, in hexadecimal. */
  readonly sha256: string;
}

/** A line of a file of keys: `<id> <64 hexadecimal digits>`. */
export const newKey = (id: string): string => `${id} ${randomBytes(32).toString('hex')}`;

/** Adds a key, which is the newest one from then on; its id is one that no other file has had. @returns it. @throws {KeyFileError} */
export const addKey = async (file: string): Promise<string> => insertKey(file, 0);

/** Adds a key that is known from then on, while the newest one stays it. @returns its id. @throws {KeyFileError} */
export const addWaitingKey = async (file: string): Promise<string> => insertKey(file, 1);

async function insertKey(file: string, behind: number): Promise<string> {
  const lines = await linesIn(file);
  const id = freshId();
  await writeLines(file, lines.toSpliced(lines.length - behind, 0, newKey(id)));
  return id;
}

/** Lets a key of the file be the newest one. @throws {KeyFileError} */
export async function makeNewest(file: string, id: string): Promise<void> {
  const lines = await linesIn(file);
  const isIt = (line: string) => line.startsWith(`${id} `);
  await writeLines(file, [...lines.filter((line) => !isIt(line)), ...lines.filter(isIt)]);
}

async function linesIn(file: string): Promise<readonly string[]> {
  const text = await readFile(file, 'utf8');
  keysIn(file, text);
  return text.split('\n').filter((line) => line.trim() !== '');
}

const writeLines = (file: string, lines: readonly string[]): Promise<void> =>
  replaceFile(file, `${lines.join('\n')}\n`);

/** A key that is made after another was lost must not go by its name. */
export const freshId = (): string => `k-${randomBytes(4).toString('hex')}`;

/** A service that has not seen the newest key yet still wraps under the one before; for so long it may be on its way. */
const settled_ms = 60_000;

/** The newest key was added a moment ago: what stands under the ones before may still grow. */
export class KeysUnsettledError extends Error {
  override readonly name = 'KeysUnsettledError';
  constructor(file: string, until: Date) {
    super(
      `The newest key in ${file} is so young that services may still use the one before: ` +
        `nothing was dropped. Come back after ${until.toISOString()}.`,
    );
  }
}

/** @throws {KeysUnsettledError} something may still be wrapped under a key that is not the newest. @throws {KeyFileError} */
export async function assertSettled(file: string): Promise<void> {
  const { mtimeMs } = await stat(file);
  const until = new Date(mtimeMs + settled_ms);
  const isAlone = keysIn(file, await readFile(file, 'utf8')).length < 2;
  if (!isAlone && until.getTime() > Date.now()) throw new KeysUnsettledError(file, until);
}

/** Leaves only the newest key. @returns the ids of those that are gone. @throws {KeyFileError} */
export async function dropOldKeys(file: string): Promise<readonly string[]> {
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
  const ids = keysIn(file, lines.join('\n')).map(({ id }) => id);
  await replaceFile(file, `${lines.at(-1)}\n`);
  return ids.slice(0, -1);
}

const lookAgain_ms = 5_000;

/** The keys of one file. It is read again when a record names one that is not among them: keys change while services run. */
export class KeyRing {
  readonly #file: string;
  #keys: ReadonlyMap<string, FiledKey> = new Map();
  #newest: WriterKey;
  #read_ms = 0;
  #lookAgain_ms = 0;

  constructor(file: string) {
    this.#file = file;
    this.#newest = this.#read();
  }

  /** A key that was added while services run is used within seconds. */
  get newest(): WriterKey {
    const now_ms = performance.now();
    if (now_ms < this.#lookAgain_ms) return this.#newest;
    this.#lookAgain_ms = now_ms + lookAgain_ms;
    if (statSync(this.#file).mtimeMs !== this.#read_ms) this.#newest = this.#read();
    return this.#newest;
  }

  get(id: string): FiledKey | undefined {
    const known = this.#keys.get(id);
    if (known || statSync(this.#file).mtimeMs === this.#read_ms) return known;
    this.#newest = this.#read();
    return this.#keys.get(id);
  }

  #read(): WriterKey {
    this.#read_ms = statSync(this.#file).mtimeMs;
    const keys = keysIn(this.#file, readFileSync(this.#file, 'utf8'));
    const newest = keys.at(-1);
    if (!newest) throw new KeyFileError(this.#file, 'is empty');
    this.#keys = new Map(keys.map((key) => [key.id, key]));
    return newest;
  }
}

/** @throws {KeyFileError} a line is no key; which one is not said. */
export function keysIn(file: string, text: string): readonly FiledKey[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, id = '', hex = ''] = /^([\w.-]{1,64}) ([0-9a-f]{64})\s*$/.exec(line) ?? [];
      if (id === '')
        throw new KeyFileError(file, 'has a line that is no key (an id and 64 hexadecimal digits)');
      const bytes = Buffer.from(hex, 'hex');
      return { id, key: createSecretKey(bytes), sha256: createHash('sha256').update(bytes).digest('hex') };
    });
}
