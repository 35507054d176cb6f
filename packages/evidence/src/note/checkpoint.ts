import { fromBase64, toBase64 } from './base64.ts';

/** C2SP tlog-checkpoint: a log's name, the number of its records, and the root over them. */
export interface Checkpoint {
  readonly origin: string;
  readonly root: Uint8Array<ArrayBuffer>;
  readonly size: number;
}

/** The text that is signed. */
export const checkpointText = ({ origin, root, size }: Checkpoint): string =>
  `${origin}\n${size}\n${toBase64(root)}\n`;

/** @returns `undefined` for what is no checkpoint; lines that extend one are allowed, and say nothing to us. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [, origin, sizeText = '', rootText = ''] =
    /^([^\n]+)\n([^\n]+)\n([^\n]+)\n(?:[^\n]+\n)*$/.exec(text) ?? [];
  const [root, size] = [fromBase64(rootText), parseCount(sizeText)];
  return origin === undefined || root?.length !== 32 || size === undefined
    ? undefined
    : { origin, root, size };
}

/** A number as it is written in notes and proofs: decimal, without leading zeroes, at most 2^53 - 1. */
export function parseCount(text: string): number | undefined {
  const count = /^(0|[1-9]\d{0,15})$/.test(text) ? Number(text) : undefined;
  return Number.isSafeInteger(count) ? count : undefined;
}
