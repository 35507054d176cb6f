import { hash } from 'node:crypto';
import type { Hash } from '../hash.ts';

/** The 32 bytes of a node of an RFC 6962 tree. */
export type NodeHash = Uint8Array;

export const nodeHash_bytes = 32;

/** SHA-256(0x01 || left || right): the hash of what stands above two nodes (RFC 6962, 2.1). Each has 32 bytes. */
export function parentHash(left: NodeHash, right: NodeHash): NodeHash {
  const node = Buffer.allocUnsafe(1 + 2 * nodeHash_bytes);
  node[0] = 1;
  node.set(left, 1);
  node.set(right, 1 + nodeHash_bytes);
  return hash('sha256', node, 'buffer');
}

/** SHA-256(0x00 || value): the hash of a leaf, as bytes. */
export function leafNode(value: Uint8Array): NodeHash {
  return hash('sha256', Buffer.concat([zero, value]), 'buffer');
}

/** The root of a tree without leaves: SHA-256 of nothing. */
export const emptyRoot: NodeHash = hash('sha256', '', 'buffer');

const zero = Uint8Array.of(0);

export const nodeOf = (hash: Hash): NodeHash => Buffer.from(hash.slice('sha256:'.length), 'hex');

export const sameNode = (a: NodeHash, b: NodeHash): boolean => Buffer.compare(a, b) === 0;
