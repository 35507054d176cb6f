import type { Hash } from './hash.ts';

/** Where a case's chain stands: the number of its records, and the hash of the last of them. */
export interface ChainHead {
  readonly length: number;
  readonly hash: Hash | null;
}

export const emptyChain: ChainHead = { length: 0, hash: null };

/** What a record says of its place in its case's chain. */
export interface ChainLink {
  readonly sequence: number;
  readonly previousHash: Hash | null;
}

/** Why a link does not continue a chain, or `undefined` when it does. */
export function breakInChain(head: ChainHead, link: ChainLink): string | undefined {
  if (link.sequence !== head.length) return `sequence ${link.sequence} where ${head.length} was due`;
  if (link.previousHash !== head.hash) return `previousHash ${link.previousHash} where ${head.hash} was due`;
  return undefined;
}
