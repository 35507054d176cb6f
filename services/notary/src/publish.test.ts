import { appendFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkpointText, formatNote, NoteSigner } from '@seizure-ledger/evidence';
import { expect, it, onTestFinished } from 'vitest';
import { EvidenceFolder } from './evidence-folder.ts';
import { publishKept } from './publish.ts';
import { addHead } from './signed-heads.ts';

it('what was signed last is shown at a start, and heads that can’t be read are left to their notary', async () => {
  const path = await mkdtemp(join(tmpdir(), 'kept-'));
  onTestFinished(() => rm(path, { recursive: true }));
  const folder = new EvidenceFolder(path);
  const { signer } = await NoteSigner.generate('ledger.example/one', 'note');
  const notes = [1, 2].map((size) => {
    const root = new Uint8Array(32).fill(size);
    const checkpoint = { origin: `${signer.key.name}/0`, root, size };
    const text = checkpointText(checkpoint);
    return { checkpoint, note: formatNote({ signatures: [signer.sign(text)], text }), size };
  });
  const [good, bad] = [folder.partition(0), folder.partition(1)];
  for (const { checkpoint, note, size } of notes)
    await addHead(good.heads, { checkpoint, log: 'L', nextOffset: size, note });
  await mkdir(bad.path);
  await appendFile(bad.heads, 'no head\n');
  await publishKept(folder);
  expect(await readFile(good.checkpoint, 'utf8')).toBe(notes[1]?.note);
  await expect(readFile(bad.checkpoint)).rejects.toThrow('ENOENT');
});
