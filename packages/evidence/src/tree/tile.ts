/** Height of a tile: it holds 256 hashes of one level, and what stands above them up to its one root is computed. */
export const tile_levels = 8;
export const tileWidth = 2 ** tile_levels;

/** A tile of the C2SP tlog-tiles layout. `width` hashes of its 256 are meant. */
export interface Tile {
  readonly level: number;
  readonly index: number;
  readonly width: number;
}

/** `tile/<L>/<N>[.p/<W>]`: N in groups of three digits, all but the last after an `x`. */
export function tilePath({ index, level, width }: Tile): string {
  const whole = `tile/${level}/${groupsOf(index)}`;
  return width === tileWidth ? whole : `${whole}.p/${width}`;
}

/** @returns `undefined` for what is no path of a tile. */
export function parseTilePath(path: string): Tile | undefined {
  const [, levelText, groups, widthText] =
    /^tile\/(0|[1-5]?\d)\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(path) ?? [];
  if (levelText === undefined || groups === undefined) return undefined;
  const tile = {
    index: Number(groups.replaceAll(/[x/]/g, '')),
    level: Number(levelText),
    width: widthText === undefined ? tileWidth : Number(widthText),
  };
  return tile.width <= tileWidth && tilePath(tile) === path ? tile : undefined;
}

/** How many hashes of a tile a tree of this size has: only whole subtrees stand in tiles. */
export function widthAt(size: number, { index, level }: Pick<Tile, 'index' | 'level'>): number {
  const nodes = Math.floor(size / 2 ** (level * tile_levels));
  return Math.min(Math.max(nodes - index * tileWidth, 0), tileWidth);
}

function groupsOf(index: number): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  return groups.map((group, n) => (n < groups.length - 1 ? `x${group}` : group)).join('/');
}
