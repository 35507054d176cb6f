import { type NodeHash, nodeHash_bytes, parentHash } from './node-hash.ts';
import { CompactRange, wholeSubtrees } from './compact-range.ts';
import type { ReadNode } from './proofs.ts';
import { tile_levels, tileWidth } from './tile.ts';

/** Gives the hashes of a tile, as many as there are, at least those that are asked for. */
export type ReadTile = (level: number, index: number) => Promise<Uint8Array>;

/**
 * Reads any whole node from tiles: a hash of one, or what its hashes make.
 * @throws {RangeError} a tile has fewer hashes than its node needs.
 */
export function nodesOfTiles(readTile: ReadTile): ReadNode {
  return async (level, index) => {
    const tileLevel = Math.floor(level / tile_levels);
    const within = 2 ** (level % tile_levels);
    const first = index * within;
    const tile = await readTile(tileLevel, Math.floor(first / tileWidth));
    const from = (first % tileWidth) * nodeHash_bytes;
    const to = from + within * nodeHash_bytes;
    if (tile.length < to)
      throw new RangeError(`tile ${tileLevel}/${Math.floor(first / tileWidth)} is too short`);
    return rootOf(tile.subarray(from, to));
  };
}

/** The tree of this size as it stands in tiles. */
export async function compactRangeFrom(size: number, readNode: ReadNode): Promise<CompactRange> {
  const nodes: NodeHash[] = [];
  for (const { index, level } of wholeSubtrees(size)) nodes.push(await readNode(level, index));
  return new CompactRange(size, nodes);
}

/** The root over a whole number, a power of two, of hashes. */
function rootOf(hashes: Uint8Array): NodeHash {
  if (hashes.length === nodeHash_bytes) return hashes;
  const middle = hashes.length / 2;
  return parentHash(rootOf(hashes.subarray(0, middle)), rootOf(hashes.subarray(middle)));
}
