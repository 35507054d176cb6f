import { readdir, readFile } from 'node:fs/promises';

/** A file's bytes; none where there is no file. */
export const bytesIn = (file: string): Promise<Uint8Array> => ifThere(readFile(file), new Uint8Array());

export const textIn = async (file: string): Promise<string> => Buffer.from(await bytesIn(file)).toString();

/** The names in a folder; none where there is no folder. */
export const namesIn = (folder: string): Promise<readonly string[]> => ifThere(readdir(folder), []);

async function ifThere<T>(reading: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return otherwise;
    throw error;
  }
}
