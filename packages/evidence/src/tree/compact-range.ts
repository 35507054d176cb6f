import { emptyRoot, type NodeHash, parentHash } from './node-hash.ts';

/** Hears of every node that is whole: level 0 are the leaves; a node never changes. */
export type OnNode = (level: number, index: number, hash: NodeHash) => void;

/**
 * A tree that only grows, by the roots of its whole subtrees alone, the largest first: as many as its size has ones in
 * binary, so that a tree of a million leaves stands in twenty hashes.
 */
export class CompactRange {
  readonly #nodes: NodeHash[];
  #size: number;

  constructor(size = 0, nodes: readonly NodeHash[] = []) {
    this.#size = size;
    this.#nodes = [...nodes];
  }

  get size(): number {
    return this.#size;
  }

  append(leaf: NodeHash, onNode: OnNode): void {
    let [hash, index, level] = [leaf, this.#size, 0];
    onNode(level, index, hash);
    while (index % 2 === 1) {
      // where the index is odd, its sibling stands before it
      hash = parentHash(this.#nodes.pop() ?? missing(), hash);
      index = (index - 1) / 2;
      level += 1;
      onNode(level, index, hash);
    }
    this.#nodes.push(hash);
    this.#size += 1;
  }

  root(): NodeHash {
    const last = this.#nodes.at(-1);
    if (!last) return emptyRoot;
    return this.#nodes.slice(0, -1).reduceRight((right, left) => parentHash(left, right), last);
  }
}

/** Where the whole subtrees of a tree of this size stand, the largest first. */
export function wholeSubtrees(size: number): readonly { readonly level: number; readonly index: number }[] {
  const subtrees = [];
  for (let level = Math.floor(Math.log2(Math.max(size, 1))) + 1, from = 0; level >= 0; level -= 1) {
    const width = 2 ** level;
    if (from + width > size) continue;
    subtrees.push({ index: from / width, level });
    from += width;
  }
  return subtrees;
}

function missing(): never {
  throw new RangeError('a compact range has fewer nodes than its size demands');
}
