import { readFile } from 'node:fs/promises';

/** A file's bytes, or `undefined` where there is none. */
export const fileIfThere = (file: string): Promise<Uint8Array | undefined> => ifThere(readFile(file));

/** What is asked of a file, or `undefined` where there is none. */
export async function ifThere<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
