import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

const nonce_bytes = 12;
const tag_bytes = 16;

/** Encrypts by AES-256-GCM under a random nonce; `about` must be the same when it is opened. In base64url. */
export function seal(key: Buffer, text: string | Buffer, about: string): string {
  return sealWith(key, randomBytes(nonce_bytes), text, about);
}

/**
 * The same bytes for the same text: the nonce is an HMAC of field and text under a key of its own, so that two texts have
 * the same one only by an accident that needs 2^48 of them under one key.
 */
export function sealAlike(
  key: Buffer,
  text: string,
  { about, field }: { about: string; field: string },
): string {
  const code = createHmac('sha256', subkey(key, 'nonce')).update(`${field.length}:${field}${text}`).digest();
  return sealWith(subkey(key, 'text'), code.subarray(0, nonce_bytes), text, about);
}

/** @throws {SealBrokenError} another key, other bytes, or about something else. */
export function open(key: Buffer, sealed: string, about: string): Buffer {
  const bytes = Buffer.from(sealed, 'base64url');
  const [nonce, tag] = [bytes.subarray(0, nonce_bytes), bytes.subarray(nonce_bytes, nonce_bytes + tag_bytes)];
  try {
    const cipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tag_bytes });
    cipher.setAAD(Buffer.from(about)).setAuthTag(tag);
    return Buffer.concat([cipher.update(bytes.subarray(nonce_bytes + tag_bytes)), cipher.final()]);
  } catch {
    // what the library says of bytes and keys belongs nowhere
    throw new SealBrokenError();
  }
}

/** What {@link sealAlike} sealed. @throws {SealBrokenError} */
export const openAlike = (key: Buffer, sealed: string, about: string): string =>
  open(subkey(key, 'text'), sealed, about).toString();

/** What is sealed does not open: it was changed, or belongs to another key. */
export class SealBrokenError extends Error {
  override readonly name = 'SealBrokenError';
  constructor() {
    super('What is sealed does not open under this key: it was changed, or belongs elsewhere.');
  }
}

function sealWith(key: Buffer, nonce: Buffer, text: string | Buffer, about: string): string {
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tag_bytes });
  cipher.setAAD(Buffer.from(about));
  const sealed = Buffer.concat([cipher.update(text), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** The key is random already: what is derived from it needs no salt. */
const subkey = (key: Buffer, purpose: string): Buffer =>
  createHmac('sha256', key).update(`seizure-ledger ${purpose}`).digest();
