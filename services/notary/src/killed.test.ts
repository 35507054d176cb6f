import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, watch } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  type Checkpoint,
  CompactRange,
  consistencyProof,
  flawOfConsistency,
  leafNode,
  NoteSigner,
  parseCheckpoint,
  parseNote,
} from '@seizure-ledger/evidence';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { EvidenceFolder } from './evidence-folder.ts';
import { numbered } from './facts.fixture.ts';
import { nodesIn } from './log-tree.ts';
import { everyHead, lastHead } from './signed-heads.ts';

/** `SEIZURE_NOTARY_KILLS=100` is the long form. */
const kills = Number(process.env['SEIZURE_NOTARY_KILLS'] ?? 20);
/** Some forty heads, so that they are thinned out every few kills. */
const mostHeads_bytes = 12_000;

let root: string;
let secret: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'notary-killed-'));
  ({ secret } = await NoteSigner.generate('ledger.example/one', 'note'));
});
afterEach(() => rm(root, { recursive: true }));

it(
  `a notary killed ${kills} times never signs two heads of one size, nor a shorter one`,
  { timeout: kills * 20_000 },
  async () => {
    const folder = new EvidenceFolder(join(root, 'evidence')).partition(0);
    const published: string[] = [];
    const said: number[] = [];
    /** By note: all that were ever kept, also those that are gone by now. */
    const signed = new Map<string, Checkpoint>();
    for (let round = 0; round < kills; round += 1) {
      said.push(...(await killAfter(2 + (round % 5), round % 7)));
      const shown = (await readFile(folder.checkpoint)).toString();
      const kept = await lastHead(folder.heads);
      // whatever is shown was kept before: it is the last that was, or the one before that
      expect(parseCheckpoint(parseNote(shown)?.text ?? '')?.size).toBeLessThanOrEqual(
        kept?.checkpoint.size ?? 0,
      );
      published.push(shown);
      for await (const { checkpoint, note } of everyHead(folder.heads)) signed.set(note, checkpoint);
      expect((await stat(folder.heads)).size).toBeLessThanOrEqual(mostHeads_bytes);
    }
    const heads = [...signed.values()];
    // whatever was published had been signed and kept
    expect(published.filter((note) => !signed.has(note))).toEqual([]);
    expect(said.filter((size) => size > 0 && !heads.some((head) => head.size === size))).toEqual([]);
    const shown = published.map((note) => parseCheckpoint(parseNote(note)?.text ?? '')?.size ?? 0);
    expect(shown).toEqual(shown.toSorted((a, b) => a - b));
    expect(heads.length).toBeGreaterThan(kills);
    const [first] = (await readFile(folder.heads, 'utf8')).split('\n');
    expect(first).not.toContain(JSON.stringify(published[0]));

    const range = new CompactRange();
    for (const [n, head] of heads.entries()) {
      const before = heads[n - 1];
      expect(head.size).toBeGreaterThan(before?.size ?? 0);
      while (range.size < head.size)
        range.append(leafNode(Buffer.from(numbered(range.size).value)), () => undefined);
      expect(Buffer.from(range.root())).toEqual(Buffer.from(head.root));
      if (!before) continue;
      const proof = await consistencyProof(before.size, head.size, nodesIn(folder));
      expect(flawOfConsistency(before, head, proof)).toBeUndefined();
    }
  },
);

/** Resolves when a head is published. */
async function shownAgain(): Promise<void> {
  for await (const { filename } of watch(new EvidenceFolder(join(root, 'evidence')).partition(0).path))
    if (filename === 'checkpoint') return;
}

/** The rooms’ sources, as the tests themselves read them. */
const flags = [
  '--conditions=source',
  '--experimental-transform-types',
  '--disable-warning=ExperimentalWarning',
];

/** Kills a notary a moment after so many heads, at whatever it is about then. @returns the sizes that it has published. */
async function killAfter(heads: number, turns: number): Promise<readonly number[]> {
  const child = spawn(
    process.execPath,
    [...flags, join(import.meta.dirname, 'killed.child.ts'), root, secret, String(mostHeads_bytes)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const exited = once(child, 'exit');
  const said: number[] = [];
  for await (const line of createInterface(child.stdout)) {
    said.push(Number(line));
    if (said.length !== heads) continue;
    for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
    // every second time in the instant in which a head is shown
    if (turns % 2 === 1) await shownAgain();
    child.kill('SIGKILL');
  }
  expect(await exited).toEqual([null, 'SIGKILL']);
  return said;
}
