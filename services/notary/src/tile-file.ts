import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileIfThere } from './file-if-there.ts';
import { syncFolder } from './sync-folder.ts';

/**
 * Writes hashes into a tile's file, from one of them on, and has them on disk. A tile only grows, and a hash of it never
 * changes: what a dying process left half written is written again to the same place.
 */
export async function writeTile(file: string, from_bytes: number, hashes: Uint8Array): Promise<void> {
  await mkdir(dirname(file), { mode: 0o700, recursive: true });
  const isNew = from_bytes === 0;
  const handle = await open(file, isNew ? 'w' : 'r+', 0o600);
  try {
    await handle.write(hashes, 0, hashes.length, from_bytes);
    await handle.datasync();
  } finally {
    await handle.close();
  }
  if (isNew) await syncFolder(dirname(file));
}

/** The hashes of a tile as far as its file has them; none where there is no file. */
export async function readTile(file: string): Promise<Uint8Array> {
  return (await fileIfThere(file)) ?? new Uint8Array();
}
