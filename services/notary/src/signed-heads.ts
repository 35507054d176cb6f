import { type Checkpoint, parseCheckpoint, parseNote } from '@seizure-ledger/evidence';
import { replaceFile, syncFolder } from '@seizure-ledger/service-kit/files';
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { thinnedOut } from './thinned-heads.ts';

/** A head that was signed, and how far of which log it goes. */
export interface SignedHead {
  readonly checkpoint: Checkpoint;
  /** Identity of the event log. */
  readonly log: string;
  /** Where the next record of that log stands. */
  readonly nextOffset: number;
  /** The signed note, byte for byte. */
  readonly note: string;
}

const line = z.strictObject({ log: z.string(), nextOffset: z.int().min(0), note: z.string() });

/** About 3,500 heads: of a partition in which something happens all the time, those of two hours. */
const mostHeads_bytes = 1_024 * 1_024;

/**
 * Adds a head to a file of them, one a line. When it resolves, the head is on disk. A file that has no room for it is
 * replaced as a whole by its thinned out half: whoever is killed meanwhile leaves the old file or the new one.
 */
export async function addHead(
  file: string,
  { log, nextOffset, note }: SignedHead,
  most_bytes = mostHeads_bytes,
): Promise<void> {
  await mkdir(dirname(file), { mode: 0o700, recursive: true });
  const added = `${JSON.stringify({ log, nextOffset, note })}\n`;
  const handle = await open(file, 'a+', 0o600);
  try {
    const end = await endOfLastLine(handle);
    if (end + added.length > most_bytes) {
      const lines = (await bytesOf(handle, 0, end)).toString().split(/(?<=\n)/);
      return await replaceFile(file, thinnedOut([...lines, added], most_bytes / 2).join(''));
    }
    await handle.truncate(end);
    await handle.appendFile(added);
    await handle.datasync();
  } finally {
    await handle.close();
  }
  await syncFolder(dirname(file));
}

/** The head that was signed last. A line that a dying process left unfinished was never published. */
export async function lastHead(file: string): Promise<SignedHead | undefined> {
  const handle = await openIfThere(file);
  if (!handle) return undefined;
  try {
    const end = await endOfLastLine(handle);
    if (end === 0) return undefined;
    const begin = await endOfLastLine(handle, end - 1);
    return readHead((await bytesOf(handle, begin, end)).toString());
  } finally {
    await handle.close();
  }
}

/** Every head that is kept, the first one first. */
export async function* everyHead(file: string): AsyncGenerator<SignedHead> {
  const handle = await openIfThere(file);
  if (!handle) return;
  try {
    const end = await endOfLastLine(handle);
    if (end === 0) return;
    for await (const text of handle.readLines({ autoClose: false, end: end - 1, start: 0 }))
      yield readHead(text);
  } finally {
    await handle.close();
  }
}

/** A file of heads holds what is none: somebody has written there. */
export class BadHeadError extends Error {
  override readonly name = 'BadHeadError';
}

function readHead(text: string): SignedHead {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (error) {
    throw new BadHeadError('a line of the signed heads is no JSON', { cause: error });
  }
  const head = line.safeParse(read);
  const note = head.success ? parseNote(head.data.note) : undefined;
  const checkpoint = note && parseCheckpoint(note.text);
  if (!head.success || !checkpoint) throw new BadHeadError('a line of the signed heads holds no signed head');
  return { ...head.data, checkpoint };
}

const chunk_bytes = 4_096;

/** Where the last whole line before `before` ends: 0 where there is none. */
async function endOfLastLine(handle: FileHandle, before?: number): Promise<number> {
  for (let end = before ?? (await handle.stat()).size; end > 0; end -= chunk_bytes) {
    const from = Math.max(end - chunk_bytes, 0);
    const at = (await bytesOf(handle, from, end)).lastIndexOf(lineBreak);
    if (at >= 0) return from + at + 1;
  }
  return 0;
}

const lineBreak = 10;

async function bytesOf(handle: FileHandle, from: number, to: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(to - from), 0, to - from, from);
  return buffer.subarray(0, bytesRead);
}

async function openIfThere(file: string): Promise<FileHandle | undefined> {
  try {
    return await open(file, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
