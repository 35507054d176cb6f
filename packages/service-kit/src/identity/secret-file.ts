import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFile } from '../files/whole-file.ts';

/** A key file that can't be used: empty, as a full disk or a copy that was cut short leaves it, or no such key. */
export class KeyFileError extends Error {
  override readonly name = 'KeyFileError';

  constructor(file: string, why: string, withoutCopy: string = removeIt) {
    super(`${file} ${why}: put it back from a copy of the data folder. Without a copy, ${withoutCopy}`);
  }
}

const removeIt =
  'remove the file and start again; a new key is made, and what stands under the old one is not recognised any more.';

/**
 * The content of a secret file, made once: of several processes that make it at a time, one wins for all.
 * @throws {KeyFileError} the file is there and empty.
 */
export async function secretFile(file: string, make: () => Promise<string>): Promise<string> {
  const content = (await readIfThere(file)) ?? (await madeOnce(file, make));
  if (content.trim() === '') throw new KeyFileError(file, 'is empty');
  return content;
}

async function madeOnce(file: string, make: () => Promise<string>): Promise<string> {
  await mkdir(dirname(file), { mode: 0o700, recursive: true });
  try {
    await makeFile(file, await make());
  } catch (error) {
    if (!isNodeError(error) || error.code !== 'EEXIST') throw error;
  }
  return readFile(file, 'utf8');
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isNodeError(error) && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function isNodeError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error;
}
