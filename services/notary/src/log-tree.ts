import {
  CompactRange,
  compactRangeFrom,
  type NodeHash,
  nodeHash_bytes,
  nodesOfTiles,
  type ReadNode,
  tile_levels,
  tileWidth,
  type TreeHead,
  widthAt,
} from '@seizure-ledger/evidence';
import type { PartitionFolder } from './evidence-folder.ts';
import { readTile, tileBytes, writeTile } from './tile-file.ts';

/** The tree over a partition's records, its tiles in a folder. In memory stand a few hashes, and what is not written yet. */
export class LogTree {
  readonly #folder: PartitionFolder;
  readonly #range: CompactRange;
  readonly #unwritten = new Map<string, Unwritten>();

  private constructor(folder: PartitionFolder, range: CompactRange) {
    this.#folder = folder;
    this.#range = range;
  }

  static empty(folder: PartitionFolder): LogTree {
    return new LogTree(folder, new CompactRange());
  }

  /** The tree as it stood at a size. @throws {RangeError} a tile does not go so far, also one that only proofs need. */
  static async at(folder: PartitionFolder, size: number): Promise<LogTree> {
    await assertTiles(folder, size);
    return new LogTree(folder, await compactRangeFrom(size, nodesIn(folder)));
  }

  get size(): number {
    return this.#range.size;
  }

  head(): TreeHead {
    return { root: this.#range.root(), size: this.size };
  }

  append(leaf: NodeHash): void {
    this.#range.append(leaf, (level, index, hash) => {
      if (level % tile_levels === 0) this.#remember(level / tile_levels, index, hash);
    });
  }

  /** The hash of a leaf that the tree has. */
  async leaf(index: number): Promise<NodeHash> {
    const tile = Math.floor(index / tileWidth);
    const unwritten = this.#unwritten.get(`0/${tile}`);
    const within = (index % tileWidth) - (unwritten?.from ?? tileWidth);
    return unwritten?.hashes[within] ?? this.readNode(0, index);
  }

  /** Reads what is written. */
  get readNode(): ReadNode {
    return nodesIn(this.#folder);
  }

  /** When it resolves, every hash is on disk. */
  async write(): Promise<void> {
    for (const { from, hashes, index, level } of this.#unwritten.values())
      await writeTile(this.#folder.tile({ index, level }), from * nodeHash_bytes, Buffer.concat(hashes));
    this.#unwritten.clear();
  }

  #remember(level: number, node: number, hash: NodeHash): void {
    const index = Math.floor(node / tileWidth);
    const known = this.#unwritten.get(`${level}/${index}`);
    if (known) known.hashes.push(hash);
    else this.#unwritten.set(`${level}/${index}`, { from: node % tileWidth, hashes: [hash], index, level });
  }
}

/** Hashes of a tile that are not written yet, and which of its hashes the first of them is. */
interface Unwritten {
  readonly from: number;
  readonly hashes: NodeHash[];
  readonly index: number;
  readonly level: number;
}

async function assertTiles(folder: PartitionFolder, size: number): Promise<void> {
  for (let level = 0; widthAt(size, { index: 0, level }) > 0; level += 1)
    for (let index = 0; ; index += 1) {
      const width = widthAt(size, { index, level });
      if (width === 0) break;
      if ((await tileBytes(folder.tile({ index, level }))) < width * nodeHash_bytes)
        throw new RangeError(`tile ${level}/${index} is too short`);
    }
}

/** Reads any node of the tree whose tiles lie in a folder. */
export function nodesIn(folder: PartitionFolder): ReadNode {
  return nodesOfTiles(async (level, index) => readTile(folder.tile({ index, level })));
}
