import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

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

/** Another content, whole or not at all, for the owner's eyes only. */
export async function replaceSecret(file: string, content: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, content, { flush: true, mode: 0o600 });
  await rename(draft, file);
}

async function madeOnce(file: string, make: () => Promise<string>): Promise<string> {
  await mkdir(dirname(file), { mode: 0o700, recursive: true });
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, await make(), { mode: 0o600 });
  try {
    await link(draft, file);
  } catch (error) {
    if (!isNodeError(error) || error.code !== 'EEXIST') throw error;
  } finally {
    await rm(draft);
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
