import { readFile } from 'node:fs/promises';

/** A file's bytes, or `undefined` where there is none. */
export async function fileIfThere(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
