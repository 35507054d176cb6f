import { execFile } from 'node:child_process';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { undoHowever } from './undo-however.ts';

/** A disk of its own under a folder, which can be filled. */
export interface SmallDisk {
  fill(): Promise<void>;
  makeRoom(): Promise<void>;
  remove(): Promise<void>;
}

const size = '256m';
const chunk = Buffer.alloc(1024 * 1024);

/** @returns `undefined` where this process may not mount: it takes Linux and root. */
export async function newSmallDisk(folder: string): Promise<SmallDisk | undefined> {
  await mkdir(folder, { recursive: true });
  try {
    await promisify(execFile)('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]);
  } catch {
    return undefined;
  }
  const filler = join(folder, 'filler');
  return {
    async fill() {
      const file = await open(filler, 'a');
      try {
        for (let at = chunk.length; at > 0;)
          await file.write(chunk, 0, at).catch((error: unknown) => {
            if (!isFull(error)) throw error;
            at = Math.floor(at / 2);
          });
      } finally {
        await file.close();
      }
    },
    makeRoom: () => rm(filler, { force: true }),
    remove: undoHowever('umount', '-l', folder),
  };
}

const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOSPC';
