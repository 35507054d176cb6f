import { appendFile, mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  checkpointText,
  CompactRange,
  formatNote,
  leafHash,
  nodeHash_bytes,
  nodeOf,
  NoteSigner,
  tile_levels,
  tileWidth,
} from '@seizure-ledger/evidence';
import { EvidenceFolder, type PartitionFolder } from '@seizure-ledger/service-standalone/verification';
import { expect, it, onTestFinished } from 'vitest';
import { Findings } from './finding.ts';
import { SignedTree } from './signed-tree.ts';

const hashes = Array.from({ length: 300 }, (_, n) => leafHash(String(n)));

/** What is found in a log of which all was signed, when something has happened to its tiles. */
async function foundAfter(damage: (folder: PartitionFolder) => Promise<void>): Promise<readonly string[]> {
  const path = await mkdtemp(join(tmpdir(), 'signed-tree-'));
  onTestFinished(() => rm(path, { recursive: true }));
  const folder = new EvidenceFolder(path);
  const { signer } = await NoteSigner.generate('ledger.example/one', 'note');
  await writeSigned(folder.partition(0), signer);
  await damage(folder.partition(0));
  const findings = new Findings(0);
  const signed = { certificates: undefined, folder, keys: [signer.key], witnesses: [] };
  const tree = await SignedTree.open(0, signed, findings);
  for (const hash of hashes) await tree.take(hash);
  await tree.end();
  return findings.list().map(({ message, position }) => `${position}: ${message}`);
}

async function writeSigned(folder: PartitionFolder, signer: NoteSigner): Promise<void> {
  const range = new CompactRange();
  const tiles = new Map<string, Uint8Array[]>();
  for (const hash of hashes)
    range.append(nodeOf(hash), (level, node, value) => {
      if (level % tile_levels !== 0) return;
      const file = folder.tile({ index: Math.floor(node / tileWidth), level: level / tile_levels });
      tiles.set(file, [...(tiles.get(file) ?? []), value]);
    });
  for (const [file, values] of tiles) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, Buffer.concat(values));
  }
  const origin = `${signer.key.name}/0`;
  const text = checkpointText({ origin, root: Uint8Array.from(range.root()), size: hashes.length });
  const note = formatNote({ signatures: [signer.sign(text)], text });
  await writeFile(folder.checkpoint, note);
  await appendFile(folder.heads, `${JSON.stringify({ log: 'L', nextOffset: hashes.length, note })}\n`);
}

it('nothing is found where the tiles have all that was signed', async () => {
  expect(await foundAfter(async () => undefined)).toEqual([]);
});

it.each<[string, RegExp, (folder: PartitionFolder) => Promise<void>]>([
  ['tile that is gone', /^0:0: tile\/0\/000 has lost/, (folder) => rm(folder.tile({ index: 0, level: 0 }))],
  [
    'tile that was cut short',
    /^0:258: tile\/0\/001 has lost/,
    (folder) => truncate(folder.tile({ index: 1, level: 0 }), 2 * nodeHash_bytes + 1),
  ],
  [
    'tile of a higher level that is gone',
    /^0:255: tile\/1\/000 has lost/,
    (folder) => rm(folder.tile({ index: 0, level: 1 })),
  ],
  [
    'tile of a higher level that was changed',
    /^0:255: tile\/1\/000 is not what was signed/,
    (folder) => writeFile(folder.tile({ index: 0, level: 1 }), Buffer.alloc(nodeHash_bytes)),
  ],
])('a %s is named, once', async (_, finding, damage) => {
  expect(await foundAfter(damage)).toEqual([expect.stringMatching(finding)]);
});
