import { appendFile, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkpointText, formatNote, NoteSigner } from '@seizure-ledger/evidence';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { addHead, lastHead, type SignedHead } from './signed-heads.ts';

const most_bytes = 4_096;

let root: string;
let file: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'thinned-'));
  file = join(root, 'heads.ndjson');
});
afterEach(() => rm(root, { recursive: true }));

const key = async () => (await NoteSigner.generate('ledger.example/one', 'note')).signer;

function headOver(size: number, signer: NoteSigner, log: string): SignedHead {
  const checkpoint = { origin: 'ledger.example/one/0', root: new Uint8Array(32), size };
  const text = checkpointText(checkpoint);
  const note = formatNote({ signatures: [signer.sign(text)], text });
  return { checkpoint, log, nextOffset: size, note };
}

const lines = async (): Promise<readonly string[]> => (await readFile(file, 'utf8')).trimEnd().split('\n');

it('a file of heads stays within its bound, and has the newest, and the last by each key and of each log', async () => {
  const [old, renewed] = [await key(), await key()];
  const by = (size: number) => headOver(size, size <= 20 ? old : renewed, size <= 40 ? 'first' : 'second');
  for (let size = 1; size <= 200; size += 1) {
    await addHead(file, by(size), most_bytes);
    expect((await stat(file)).size).toBeLessThanOrEqual(most_bytes);
    expect((await lastHead(file))?.note).toBe(by(size).note);
  }
  const kept = (await lines()).map((line) => (JSON.parse(line) as SignedHead).nextOffset);
  expect(kept.slice(0, 2)).toEqual([20, 40]);
  expect(kept.slice(2)).toEqual(Array.from({ length: kept.length - 2 }, (_, n) => 203 - kept.length + n));
  expect(kept.length).toBeGreaterThan(6);
});

it('a line that can’t be read is not thinned out: who verifies is to find it', async () => {
  const signer = await key();
  await addHead(file, headOver(1, signer, 'first'), most_bytes);
  await appendFile(file, 'no head\n');
  for (let size = 2; size <= 50; size += 1) await addHead(file, headOver(size, signer, 'first'), most_bytes);
  expect((await lines()).slice(0, 2)).toEqual([expect.stringContaining('"nextOffset":1,'), 'no head']);
});
