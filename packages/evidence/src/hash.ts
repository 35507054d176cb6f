import { hash } from 'node:crypto';

/** `sha256:` and 64 lower-case hexadecimal digits. */
export type Hash = `sha256:${string}`;

/** SHA-256 of a text's UTF-8 bytes. */
export function sha256(text: string): Hash {
  return `sha256:${hash('sha256', text)}`;
}

/**
 * The RFC 6962 leaf hash, SHA-256(0x00 || value): a record's one hash, in its case's chain and in the log's
 * tree alike. The text is hashed as its UTF-8 bytes, which are the bytes on the log.
 */
export function leafHash(value: string): Hash {
  return `sha256:${hash('sha256', `\0${value}`)}`;
}

/** The leaf hash of stored bytes, for verification: nothing is decoded or serialised again. */
export function leafHashOfBytes(value: Uint8Array): Hash {
  const leaf = Buffer.allocUnsafe(value.length + 1);
  leaf[0] = 0;
  leaf.set(value, 1);
  return `sha256:${hash('sha256', leaf)}`;
}

/** SHA-256 of bytes that may be anything. */
export function sha256OfBytes(bytes: Uint8Array): Hash {
  return `sha256:${hash('sha256', bytes)}`;
}
