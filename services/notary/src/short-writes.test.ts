import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { addHead } from './signed-heads.ts';
import { readTile, writeTile } from './tile-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'short-writes-'));
  await writesAreShort();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

/** From now on a write takes at most five bytes, as a disk that is nearly full does. */
async function writesAreShort(): Promise<void> {
  const handle = await open(join(folder, 'any'), 'w');
  await handle.close();
  const prototype = Object.getPrototypeOf(handle);
  const write = prototype.write;
  vi.spyOn(prototype, 'write').mockImplementation(function (
    this: unknown,
    content: unknown,
    from: unknown,
    length: unknown,
    at: unknown,
  ) {
    if (typeof content === 'string') return write.call(this, content.slice(0, 5));
    return write.call(this, content, from, Math.min(Number(length), 5), at);
  });
}

it('a tile is whole also where the disk takes a few bytes at a time', async () => {
  const hashes = Uint8Array.from({ length: 64 }, (_, at) => at);
  const file = join(folder, 'tile');
  await writeTile(file, 0, hashes.subarray(0, 32));
  await writeTile(file, 32, hashes.subarray(32));
  expect(Uint8Array.from(await readTile(file))).toEqual(hashes);
});

it('a signed head is a whole line also where the disk takes a few bytes at a time', async () => {
  const checkpoint = { origin: 'o', root: new Uint8Array(32), size: 1 };
  const file = join(folder, 'heads.ndjson');
  await addHead(file, { checkpoint, log: 'L', nextOffset: 1, note: 'a note' });
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ log: 'L', nextOffset: 1, note: 'a note' });
});
