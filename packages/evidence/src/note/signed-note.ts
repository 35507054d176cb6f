import { fromBase64, toBase64 } from './base64.ts';
import type { VerifierKey } from './verifier-key.ts';

/** A line under a note: who signed, with which key, and what follows the key's id. */
export interface NoteSignature {
  readonly keyId: string;
  readonly name: string;
  readonly signature: Uint8Array<ArrayBuffer>;
}

/** C2SP signed-note: a text that ends in a line break, and at least one signature. */
export interface SignedNote {
  readonly signatures: readonly NoteSignature[];
  readonly text: string;
}

export function formatNote({ signatures, text }: SignedNote): string {
  return `${text}\n${signatures.map(signatureLine).join('')}`;
}

export function signatureLine({ keyId, name, signature }: NoteSignature): string {
  return `— ${name} ${toBase64(Uint8Array.from([...idBytes(keyId), ...signature]))}\n`;
}

/** @returns `undefined` for what is no signed note. */
export function parseNote(note: string): SignedNote | undefined {
  const end = note.lastIndexOf('\n\n');
  // of control characters only the line break may stand in a note
  if (end < 0 || !note.isWellFormed() || /[^\P{Cc}\n\u007f-\u009f]/u.test(note)) return undefined;
  const signatures = parseSignatures(note.slice(end + 2));
  return signatures && { signatures, text: note.slice(0, end + 1) };
}

/** @returns `undefined` unless there is at least one line, and every line is a signature. */
export function parseSignatures(lines: string): readonly NoteSignature[] | undefined {
  if (!lines.endsWith('\n')) return undefined;
  const signatures = lines.slice(0, -1).split('\n').map(parseSignature);
  const known = signatures.filter((signature) => signature !== undefined);
  return known.length === signatures.length && known.length <= mostSignatures ? known : undefined;
}

const mostSignatures = 100;

function parseSignature(line: string): NoteSignature | undefined {
  const [, name, encoded] = /^— ([^\s+]+) (\S+)$/.exec(line) ?? [];
  const bytes = encoded === undefined ? undefined : fromBase64(encoded);
  if (name === undefined || bytes === undefined || bytes.length < 5) return undefined;
  const keyId = Array.from(bytes.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { keyId, name, signature: bytes.slice(4) };
}

const idBytes = (keyId: string): readonly number[] =>
  (keyId.match(/../g) ?? []).map((digits) => Number.parseInt(digits, 16));

/** `valid`, `invalid` (somebody changed the note or the signature), or `absent`: the key has not signed. */
export type Verdict = 'absent' | 'invalid' | 'valid';

/** Whether a key has signed a note; of several signatures of one key every one must be right. */
export async function verdictOf({ signatures, text }: SignedNote, key: VerifierKey): Promise<Verdict> {
  const own = signatures.filter(({ keyId, name }) => keyId === key.id && name === key.name);
  if (own.length === 0) return 'absent';
  const imported = await crypto.subtle.importKey('raw', key.publicKey, 'Ed25519', false, ['verify']);
  for (const { signature } of own) {
    const signed = signedBytes(key, text, signature);
    if (!signed || !(await crypto.subtle.verify('Ed25519', imported, signed.signature, signed.message)))
      return 'invalid';
  }
  return 'valid';
}

/** What an Ed25519 signature is over: the text, or for a cosignature (C2SP tlog-cosignature) the text under a time. */
function signedBytes({ type }: VerifierKey, text: string, signature: Uint8Array<ArrayBuffer>) {
  if (type === 'note') return { message: new TextEncoder().encode(text), signature };
  const time = cosignedAt_s(signature);
  return time === undefined
    ? undefined
    : { message: cosignedMessage(text, time), signature: signature.slice(8) };
}

/** The time of a cosignature, in seconds since 1970; `undefined` for what is none. */
export function cosignedAt_s(signature: Uint8Array<ArrayBuffer>): number | undefined {
  if (signature.length !== 72) return undefined;
  const time = Number(new DataView(signature.buffer, signature.byteOffset).getBigUint64(0));
  return Number.isSafeInteger(time) ? time : undefined;
}

export const cosignedMessage = (text: string, time_s: number): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`cosignature/v1\ntime ${time_s}\n${text}`);
