import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CompactRange } from './compact-range.ts';
import { leafNode, type NodeHash } from './node-hash.ts';
import { consistencyProof, inclusionProof } from './proofs.ts';
import { flawOfConsistency, flawOfInclusion } from './check-proofs.ts';
import { compactRangeFrom, nodesOfTiles } from './tile-nodes.ts';
import { parseTilePath, tile_levels, tilePath, tileWidth, widthAt } from './tile.ts';

/** From `sumdb/tlog/tile_test.go` of golang.org/x/mod, without the height that C2SP fixes at 8; and the example of tlog-tiles. */
const paths = [
  ['tile/0/000', { index: 0, level: 0, width: 256 }],
  ['tile/1/005', { index: 5, level: 1, width: 256 }],
  ['tile/0/x001/005', { index: 1_005, level: 0, width: 256 }],
  ['tile/0/x123/456.p/7', { index: 123_456, level: 0, width: 7 }],
  ['tile/2/x001/x234/067', { index: 1_234_067, level: 2, width: 256 }],
] as const;

describe('the path of a tile', () => {
  it.each(paths)('%s reads as it is written', (path, tile) => {
    expect(tilePath(tile)).toBe(path);
    expect(parseTilePath(path)).toEqual(tile);
  });

  it.each([
    'tile/0/0',
    'tile/00/000',
    'tile/0/x000/000',
    'tile/0/000.p/256',
    'tile/0/000.p/0',
    'tile/0/000.p/01',
    'tile/0/../000',
    'tile/-1/000',
    'tile/0/000/',
    'tile/entries/000',
    '',
  ])('is not %s', (path) => {
    expect(parseTilePath(path)).toBeUndefined();
  });

  it('is none of any other text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const tile = parseTilePath(text);
        expect(tile === undefined || tilePath(tile) === text).toBe(true);
      }),
    );
  });
});

describe('a tree in tiles', () => {
  it('of more than one tile a level proves leaves and growth, and goes on from them', async () => {
    const size = tileWidth * tileWidth + 3 * tileWidth + 5;
    const { range, tiles } = tiled(size);
    const readNode = nodesOfTiles(async (level, index) => tiles.get(`${level}/${index}`) ?? new Uint8Array());
    const head = { root: range.root(), size };
    expect((await compactRangeFrom(size, readNode)).root()).toEqual(head.root);
    for (const index of [0, 255, 256, 65_535, 65_536, size - 1])
      expect(flawOfInclusion(leafOf(index), index, head, await inclusionProof(index, size, readNode))).toBe(
        undefined,
      );
    for (const smaller of [1, 256, 65_535, 65_536, 65_537, size - 1]) {
      const earlier = { root: (await compactRangeFrom(smaller, readNode)).root(), size: smaller };
      expect(
        flawOfConsistency(earlier, head, await consistencyProof(smaller, size, readNode)),
      ).toBeUndefined();
    }
    for (const [name, tile] of tiles) {
      const [level = 0, index = 0] = name.split('/').map(Number);
      expect(tile).toHaveLength(32 * widthAt(size, { index, level }));
    }
  });
});

const leafOf = (n: number): NodeHash => leafNode(Buffer.from(String(n)));

function tiled(size: number) {
  const range = new CompactRange();
  const hashes = new Map<string, NodeHash[]>();
  for (let n = 0; n < size; n += 1)
    range.append(leafOf(n), (level, index, hash) => {
      if (level % tile_levels > 0) return;
      const name = `${level / tile_levels}/${Math.floor(index / tileWidth)}`;
      const tile = hashes.get(name) ?? [];
      tile.push(hash);
      hashes.set(name, tile);
    });
  return { range, tiles: new Map([...hashes].map(([name, tile]) => [name, Buffer.concat(tile)])) };
}
