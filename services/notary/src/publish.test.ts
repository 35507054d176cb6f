import { appendFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkpointText, formatNote, NoteSigner } from '@seizure-ledger/evidence';
import { expect, it, onTestFinished } from 'vitest';
import { EvidenceFolder } from './evidence-folder.ts';
import { publishKept } from './publish.ts';
import { addHead } from './signed-heads.ts';

it('what was signed last is shown at a start, unless a larger one is; heads that can’t be read are left to their notary', async () => {
  const path = await mkdtemp(join(tmpdir(), 'kept-'));
  onTestFinished(() => rm(path, { recursive: true }));
  const folder = new EvidenceFolder(path);
  const { signer } = await NoteSigner.generate('ledger.example/one', 'note');
  const headOver = (size: number) => {
    const checkpoint = { origin: `${signer.key.name}/0`, root: new Uint8Array(32).fill(size), size };
    const text = checkpointText(checkpoint);
    return {
      checkpoint,
      log: 'L',
      nextOffset: size,
      note: formatNote({ signatures: [signer.sign(text)], text }),
    };
  };
  const [smaller, larger] = [headOver(1), headOver(2)];
  const [good, bad] = [folder.partition(0), folder.partition(1)];
  for (const head of [smaller, larger]) await addHead(good.heads, head);
  await mkdir(bad.path);
  await appendFile(bad.heads, 'no head\n');
  await publishKept(folder);
  expect(await readFile(good.checkpoint, 'utf8')).toBe(larger.note);
  await rm(good.heads);
  await addHead(good.heads, smaller);
  await publishKept(folder);
  expect(await readFile(good.checkpoint, 'utf8')).toBe(larger.note);
  await expect(readFile(bad.checkpoint)).rejects.toThrow('ENOENT');
});
