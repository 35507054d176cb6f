import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { flawOfConsistency, flawOfInclusion } from './check-proofs.ts';
import { CompactRange, wholeSubtrees } from './compact-range.ts';
import { inclusionSides } from './inclusion-sides.ts';
import { leafNode, type NodeHash } from './node-hash.ts';
import { consistencyProof, inclusionProof } from './proofs.ts';
import { leaves, roots } from './published-trees.fixture.ts';
import { compactRangeFrom } from './tile-nodes.ts';

interface Published {
  readonly name: string;
  readonly proof: readonly string[];
  readonly wantErr: boolean;
}
interface PublishedInclusion extends Published {
  readonly leafHash: string;
  readonly leafIdx: number;
  readonly root: string;
  readonly treeSize: number;
}
interface PublishedConsistency extends Published {
  readonly root1: string;
  readonly root2: string;
  readonly size1: number;
  readonly size2: number;
}

const published: {
  readonly consistency: readonly PublishedConsistency[];
  readonly inclusion: readonly PublishedInclusion[];
} = JSON.parse(readFileSync(new URL('../../vectors/merkle-proofs.json', import.meta.url), 'utf8'));

const bytes = (text: string): NodeHash => Buffer.from(text, 'base64');

describe('published vectors', () => {
  it.each(roots.map((root, size) => ({ root, size })))(
    'the tree of the first $size leaves',
    ({ root, size }) => {
      expect(Buffer.from(treeOf(size).range.root()).toString('hex')).toBe(root);
    },
  );

  it.each(published.inclusion)('inclusion: $name', (vector) => {
    const head = { root: bytes(vector.root), size: vector.treeSize };
    const flaw = flawOfInclusion(bytes(vector.leafHash), vector.leafIdx, head, vector.proof.map(bytes));
    expect(flaw !== undefined, flaw).toBe(vector.wantErr);
  });

  it.each(published.consistency)('consistency: $name', (vector) => {
    const earlier = { root: bytes(vector.root1), size: vector.size1 };
    const later = { root: bytes(vector.root2), size: vector.size2 };
    const flaw = flawOfConsistency(earlier, later, vector.proof.map(bytes));
    expect(flaw !== undefined, flaw).toBe(vector.wantErr);
  });
});

const sizes = fc.integer({ max: 700, min: 1 });
const placed = sizes.chain((size) => fc.tuple(fc.integer({ max: size - 1, min: 0 }), fc.constant(size)));

describe('a tree', () => {
  it('proves each of its leaves, and no other leaf, place or size by the same path', async () => {
    const big = treeOf(700);
    await fc.assert(
      fc.asyncProperty(placed, async ([index, size]) => {
        const path = await inclusionProof(index, size, big.readNode);
        const head = { root: treeOf(size).range.root(), size };
        expect(path).toHaveLength(inclusionSides(index, size).length);
        expect(flawOfInclusion(leafOf(index), index, head, path)).toBeUndefined();
        expect(flawOfInclusion(leafOf(index + 1), index, head, path)).toMatch(/another root/);
        expect(flawOfInclusion(leafOf(index), index, head, [...path, leafOf(0)])).toMatch(/path has/);
        if (size > 1) expect(flawOfInclusion(leafOf(index), index, head, path.slice(1))).toMatch(/path has/);
        if (index + 1 < size)
          expect(flawOfInclusion(leafOf(index), index + 1, head, path)).toMatch(/path has|another root/);
      }),
    );
  });

  it('proves that it begins with each smaller one, and with no other', async () => {
    const big = treeOf(700);
    const pairs = sizes.chain((greater) =>
      fc.tuple(fc.integer({ max: greater, min: 1 }), fc.constant(greater)),
    );
    await fc.assert(
      fc.asyncProperty(pairs, async ([smaller, greater]) => {
        const proof = await consistencyProof(smaller, greater, big.readNode);
        const earlier = { root: treeOf(smaller).range.root(), size: smaller };
        const later = { root: treeOf(greater).range.root(), size: greater };
        expect(flawOfConsistency(earlier, later, proof)).toBeUndefined();
        expect(flawOfConsistency({ ...earlier, root: leafOf(9_999) }, later, proof)).toBeDefined();
        expect(flawOfConsistency(earlier, { ...later, root: leafOf(9_999) }, proof)).toBeDefined();
        expect(flawOfConsistency(earlier, later, [...proof, leafOf(1)])).toBeDefined();
        if (smaller < greater) expect(flawOfConsistency(later, earlier, proof)).toMatch(/shrunk/);
      }),
    );
  });

  it('is the same when it goes on from its nodes', async () => {
    const big = treeOf(700);
    await fc.assert(
      fc.asyncProperty(sizes, async (size) => {
        const goesOn = await compactRangeFrom(size, big.readNode);
        expect(wholeSubtrees(size).reduce((sum, { level }) => sum + 2 ** level, 0)).toBe(size);
        for (let n = size; n < 700; n += 1) goesOn.append(leafOf(n), () => {});
        expect(goesOn.root()).toEqual(big.range.root());
      }),
    );
  });
});

const leafOf = (n: number): NodeHash => leafNode(leaves[n] ?? Buffer.from(`leaf ${n}`));

function treeOf(size: number) {
  const range = new CompactRange();
  const nodes = new Map<string, NodeHash>();
  for (let n = 0; n < size; n += 1)
    range.append(leafOf(n), (level, index, hash) => void nodes.set(`${level}/${index}`, hash));
  const readNode = async (level: number, index: number): Promise<NodeHash> => {
    const node = nodes.get(`${level}/${index}`);
    if (!node) throw new Error(`no node ${level}/${index}`);
    return node;
  };
  return { range, readNode };
}
