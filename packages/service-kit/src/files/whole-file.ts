import { randomUUID } from 'node:crypto';
import { link, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from './sync-folder.ts';

/** Replaces a file as a whole, for the owner's eyes only: readers see the old content or the new, also after a power cut. */
export function replaceFile(file: string, content: string | Uint8Array): Promise<void> {
  return fromDraft(file, content, (draft) => rename(draft, file));
}

/**
 * Makes a file as a whole where there is none: of several processes that make it at a time, one wins. When it resolves,
 * the file is on disk. Rejects with EEXIST where there is one.
 */
export function makeFile(file: string, content: string | Uint8Array): Promise<void> {
  return fromDraft(file, content, (draft) => link(draft, file));
}

async function fromDraft(
  file: string,
  content: string | Uint8Array,
  publish: (draft: string) => Promise<void>,
): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  try {
    await writeFile(draft, content, { flush: true, mode: 0o600 });
    await publish(draft);
  } finally {
    await rm(draft, { force: true });
  }
  await syncFolder(dirname(file));
}
