import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  checkpointText,
  CompactRange,
  formatNote,
  formatReceipt,
  formatVerifierKey,
  inclusionProof,
  leafNode,
  type NodeHash,
  NoteSigner,
  parseVerifierKeys,
  verifyReceipt,
} from '@seizure-ledger/evidence';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWhere } from '../required-suite.ts';

const source = join(import.meta.dirname, 'independent');
const sizes = [1, 2, 3, 7, 8, 300];

describeWhere({
  available: spawnSync('go', ['version']).status === 0,
  kind: 'go',
  reason: 'there is no Go here: the independent check of receipts needs it',
})('receipts, beside Go’s sumdb/note and sumdb/tlog', () => {
  let folder: string;
  let program: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'independent-'));
    program = join(folder, 'independent');
    const built = spawnSync('go', ['build', '-o', program, '.'], { cwd: source });
    expect(built.stderr.toString()).not.toMatch(/error|cannot|undefined/);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const go = (args: readonly string[], input = '') => {
    const { status, stderr, stdout } = spawnSync(program, args, { input });
    return { err: stderr.toString(), out: stdout.toString(), status };
  };

  it('made here are good there', async () => {
    const { signer } = await NoteSigner.generate('ledger.example/one', 'note');
    const keys = join(folder, 'keys');
    writeFileSync(keys, `${formatVerifierKey(signer.key)}\n`);
    for (const size of sizes)
      for (const index of new Set([0, Math.floor(size / 2), size - 1])) {
        const receipt = await receiptOf(signer, index, size);
        expect(go(['check', keys], receipt)).toEqual({ err: '', out: factOf(index), status: 0 });
        const forged = receipt.replace(/extra .*/, `extra ${Buffer.from('{}').toString('base64')}`);
        expect(go(['check', keys], forged).status).toBe(1);
      }
  });

  it('made there are good here', async () => {
    for (const size of sizes)
      for (const index of new Set([0, Math.floor(size / 2), size - 1])) {
        const { out } = go(['make', String(size), String(index)]);
        const end = out.indexOf('\n');
        const keys = (await parseVerifierKeys(out.slice(0, end))) ?? [];
        const verdict = await verifyReceipt(out.slice(end + 1), {
          keys,
          witnesses: { atLeast: 0, keys: [] },
        });
        expect(verdict.proven?.factText).toBe(factOf(index));
      }
  });
});

const factOf = (index: number): string => `{"id":"0:${index}","index":${index}}`;

async function receiptOf(signer: NoteSigner, index: number, size: number): Promise<string> {
  const nodes = new Map<string, NodeHash>();
  const range = new CompactRange();
  for (let n = 0; n < size; n += 1)
    range.append(
      leafNode(Buffer.from(factOf(n))),
      (level, at, hash) => void nodes.set(`${level}/${at}`, hash),
    );
  const path = await inclusionProof(
    index,
    size,
    async (level, at) => nodes.get(`${level}/${at}`) ?? new Uint8Array(),
  );
  const text = checkpointText({ origin: `${signer.key.name}/0`, root: Uint8Array.from(range.root()), size });
  return formatReceipt({
    checkpoint: formatNote({ signatures: [signer.sign(text)], text }),
    fact: Uint8Array.from(Buffer.from(factOf(index))),
    index,
    path: path.map((hash) => Uint8Array.from(hash)),
  });
}
