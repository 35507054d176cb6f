import { fromBase64, toBase64 } from './base64.ts';

/** What a signature says: `note` signs the text as it is (0x01), `cosignature` that a witness saw this head at a time (0x04). */
export type SignatureType = 'cosignature' | 'note';

/** A public Ed25519 key under its name, as C2SP signed notes know it. */
export interface VerifierKey {
  /** First four bytes of SHA-256(name || 0x0A || type || key), as eight hexadecimal digits. */
  readonly id: string;
  readonly name: string;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly type: SignatureType;
}

const typeBytes: Readonly<Record<SignatureType, number>> = { cosignature: 4, note: 1 };

export async function verifierKey(
  name: string,
  type: SignatureType,
  publicKey: Uint8Array<ArrayBuffer>,
): Promise<VerifierKey> {
  const named = new TextEncoder().encode(`${name}\n`);
  const digest = await crypto.subtle.digest('SHA-256', concat(named, [typeBytes[type]], publicKey));
  const id = Array.from(new Uint8Array(digest, 0, 4), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { id, name, publicKey, type };
}

/** `<name>+<id>+<base64 of type and key>`: the text in which a key is published. */
export const formatVerifierKey = ({ id, name, publicKey, type }: VerifierKey): string =>
  `${name}+${id}+${toBase64(concat([typeBytes[type]], publicKey))}`;

/** @returns `undefined` when the text is no key, or its id is not that of its name and key. */
export async function parseVerifierKey(text: string): Promise<VerifierKey | undefined> {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text) ?? [];
  const bytes = encoded === undefined ? undefined : fromBase64(encoded);
  if (name === undefined || bytes?.length !== 33) return undefined;
  const type =
    bytes[0] === typeBytes.note ? 'note' : bytes[0] === typeBytes.cosignature ? 'cosignature' : undefined;
  if (!type) return undefined;
  const key = await verifierKey(name, type, bytes.slice(1));
  return key.id === id ? key : undefined;
}

/** The keys of a file of them, one a line; empty lines and those that begin with `#` say nothing. `undefined` where a line is no key. */
export async function parseVerifierKeys(text: string): Promise<readonly VerifierKey[] | undefined> {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const keys = await Promise.all(
    lines.filter((line) => line !== '' && !line.startsWith('#')).map(parseVerifierKey),
  );
  const known = keys.filter((key) => key !== undefined);
  return known.length === keys.length && known.length > 0 ? known : undefined;
}

function concat(...parts: readonly ArrayLike<number>[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => Array.from(part)));
}
