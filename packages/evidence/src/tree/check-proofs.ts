import { inclusionSides } from './inclusion-sides.ts';
import { type NodeHash, nodeHash_bytes, parentHash, sameNode } from './node-hash.ts';

/** Some head of a tree. */
export interface TreeHead {
  readonly size: number;
  readonly root: NodeHash;
}

/** Why a path does not prove that a leaf stands at an index of a tree, or `undefined` when it does. */
export function flawOfInclusion(
  leaf: NodeHash,
  index: number,
  { root, size }: TreeHead,
  path: readonly NodeHash[],
): string | undefined {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size)
    return `a tree of ${size} leaves has no leaf ${index}`;
  const sides = inclusionSides(index, size);
  if (path.length !== sides.length)
    return `the path has ${path.length} hashes, where leaf ${index} of ${size} needs ${sides.length}`;
  if ([leaf, ...path].some(({ length }) => length !== nodeHash_bytes)) return 'a hash has not 32 bytes';
  let hash = leaf;
  for (const [n, sibling] of path.entries())
    hash = sides[n] === 'left' ? parentHash(sibling, hash) : parentHash(hash, sibling);
  return sameNode(hash, root) ? undefined : 'the path leads to another root than the head’s';
}

/** Why a proof does not show that the later tree begins with the earlier one, or `undefined` when it does (RFC 9162, 2.1.4.2). */
export function flawOfConsistency(
  earlier: TreeHead,
  later: TreeHead,
  proof: readonly NodeHash[],
): string | undefined {
  if (!Number.isSafeInteger(earlier.size) || !Number.isSafeInteger(later.size) || earlier.size < 0)
    return 'a size is no whole number';
  if (earlier.size === 0) return 'nothing is proved of an empty tree';
  if (later.size < earlier.size) return `the log has shrunk: from ${earlier.size} to ${later.size} records`;
  if (proof.some(({ length }) => length !== nodeHash_bytes)) return 'a hash has not 32 bytes';
  if (earlier.size === later.size) {
    if (proof.length > 0) return 'two heads of one size need no proof';
    return sameNode(earlier.root, later.root)
      ? undefined
      : `a fork: two heads of size ${earlier.size} with different roots`;
  }
  return flawOfGrowth(earlier, later, proof);
}

function flawOfGrowth(earlier: TreeHead, later: TreeHead, proof: readonly NodeHash[]): string | undefined {
  // a tree of a power of two is a node of the later one, and its root is not repeated in the proof
  const isNode = Number.isInteger(Math.log2(earlier.size));
  const [first, ...rest] = isNode ? [earlier.root, ...proof] : proof;
  if (!first) return 'the proof is empty';
  let [node, last] = [earlier.size - 1, later.size - 1];
  while (node % 2 === 1) [node, last] = [half(node), half(last)];
  let [old, grown] = [first, first];
  for (const hash of rest) {
    if (last === 0) return 'the proof has a hash too many';
    if (node % 2 === 1 || node === last) {
      [old, grown] = [parentHash(hash, old), parentHash(hash, grown)];
      while (node % 2 === 0 && node > 0) [node, last] = [half(node), half(last)];
    } else {
      grown = parentHash(grown, hash);
    }
    [node, last] = [half(node), half(last)];
  }
  if (last !== 0) return 'the proof has too few hashes';
  if (!sameNode(old, earlier.root)) return 'the proof does not lead to the earlier root';
  return sameNode(grown, later.root) ? undefined : 'the proof does not lead to the later root';
}

const half = (number: number): number => Math.floor(number / 2);
