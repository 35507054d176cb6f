import { syncFolder } from '@seizure-ledger/service-kit/files';
import { mkdir, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileIfThere, ifThere } from './file-if-there.ts';

/**
 * Writes hashes into a tile's file, from one of them on, and has them on disk. A tile only grows, and a hash of it never
 * changes: what a dying process left half written is written again to the same place.
 */
export async function writeTile(file: string, from_bytes: number, hashes: Uint8Array): Promise<void> {
  await mkdir(dirname(file), { mode: 0o700, recursive: true });
  const isNew = from_bytes === 0;
  const handle = await open(file, isNew ? 'w' : 'r+', 0o600);
  try {
    // one write may take less than all of it
    for (let done = 0; done < hashes.length;)
      done += (await handle.write(hashes, done, hashes.length - done, from_bytes + done)).bytesWritten;
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

/** How long the file of a tile is; 0 where there is none. */
export async function tileBytes(file: string): Promise<number> {
  return (await ifThere(stat(file)))?.size ?? 0;
}
