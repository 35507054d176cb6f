import { type NodeHash, parentHash } from './node-hash.ts';

/** Gives the hash of a whole subtree: the node at this place of this level. */
export type ReadNode = (level: number, index: number) => Promise<NodeHash>;

/** The path that proves a leaf of a tree of this size (RFC 6962, 2.1.1), from the leaf's sibling up. */
export async function inclusionProof(
  index: number,
  size: number,
  readNode: ReadNode,
): Promise<readonly NodeHash[]> {
  const path: NodeHash[] = [];
  for (let [from, to] = [0, size]; to - from > 1;) {
    const middle = from + largestPowerBelow(to - from);
    const isLeft = index < middle;
    path.unshift(await (isLeft ? rangeHash(middle, to, readNode) : rangeHash(from, middle, readNode)));
    [from, to] = isLeft ? [from, middle] : [middle, to];
  }
  return path;
}

/** What proves that a tree of the greater size begins with the smaller one (RFC 6962, 2.1.2). `smaller` is at least 1. */
export async function consistencyProof(
  smaller: number,
  greater: number,
  readNode: ReadNode,
): Promise<readonly NodeHash[]> {
  const proof: NodeHash[] = [];
  let [from, to, isWholeOld] = [0, greater, true];
  while (smaller < to) {
    const middle = from + largestPowerBelow(to - from);
    const isLeft = smaller <= middle;
    proof.unshift(await (isLeft ? rangeHash(middle, to, readNode) : rangeHash(from, middle, readNode)));
    isWholeOld &&= isLeft;
    [from, to] = isLeft ? [from, middle] : [middle, to];
  }
  return isWholeOld ? proof : [await rangeHash(from, to, readNode), ...proof];
}

/** The hash over the leaves of a range that a tree splits off: whole subtrees, and a rest to their right. */
async function rangeHash(from: number, to: number, readNode: ReadNode): Promise<NodeHash> {
  const width = to - from;
  const level = Math.log2(width);
  if (Number.isInteger(level)) return readNode(level, from / width);
  const middle = from + largestPowerBelow(width);
  return parentHash(await rangeHash(from, middle, readNode), await rangeHash(middle, to, readNode));
}

/** The largest power of two that is less than a number of at least 2. */
function largestPowerBelow(number: number): number {
  let power = 1;
  while (power * 2 < number) power *= 2;
  return power;
}
