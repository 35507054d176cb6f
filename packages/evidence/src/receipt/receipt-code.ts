import { fromBase64, toBase64 } from '../note/base64.ts';
import { parseCheckpoint, parseCount } from '../note/checkpoint.ts';
import { parseNote } from '../note/signed-note.ts';
import { fromBase45, toBase45 } from './base45.ts';
import { parseReceipt, type Receipt, receiptMark } from './receipt.ts';
import type { Proven } from './verify-receipt.ts';

/** What a QR code says of a receipt that it can't hold: where the receipt is, and what it must prove. */
export interface ReceiptReference {
  /** Where the ledger answers it. */
  readonly address: string;
  /** The record's hash: `sha256:` and 64 digits. */
  readonly hash: string;
  readonly index: number;
  readonly origin: string;
  readonly root: Uint8Array<ArrayBuffer>;
  readonly size: number;
}

export type ReadCode = { readonly receipt: string } | { readonly reference: ReceiptReference };

/** At most so many letters are put into one code: 153 modules a side, which a phone still reads from 8 cm of paper. */
export const most_letters = 3_000;

/**
 * The text of a receipt's QR code: the whole receipt, packed, where one code can hold it, so that it can be checked by
 * the code alone; else a reference to it. Runs in Node and in browsers.
 * @param receipt a tlog-proof.
 * @throws {TypeError} it is none.
 */
export async function receiptCode(receipt: string, address: string): Promise<string> {
  const parsed = parseReceipt(receipt);
  if ('flaw' in parsed) throw new TypeError(`this is no receipt: ${parsed.flaw}`);
  const whole = `${wholeMark}${toBase45(await packed(receipt, parsed))}`;
  return whole.length <= most_letters ? whole : referenceTo(parsed, address);
}

/** Reads what a code says. @returns `undefined` for the code of something else. */
export async function readReceiptCode(text: string): Promise<ReadCode | undefined> {
  const code = text.trim();
  if (!code.startsWith(wholeMark)) return readReference(code);
  const bytes = fromBase45(code.slice(wholeMark.length));
  const receipt = bytes && (await unpacked(bytes));
  return receipt === undefined ? undefined : { receipt };
}

/** Whether a receipt, checked from its file, is the one that a code refers to. */
export const isReferred = ({ hash, index, origin, root, size }: ReceiptReference, proven: Proven): boolean =>
  hash === proven.hash &&
  index === proven.index &&
  origin === proven.checkpoint.origin &&
  // the file may be newer than the code: then its head covers more
  (proven.checkpoint.size > size ||
    (proven.checkpoint.size === size && toBase64(root) === toBase64(proven.checkpoint.root)));

const wholeMark = 'TLOG-PROOF/1:';
const referenceMark = 'tlog-proof-reference/1';

/** The fact in the open, which packs far better than its Base64, and then the lines after it. */
function packed(receipt: string, { fact }: Receipt): Promise<Uint8Array<ArrayBuffer>> {
  const rest = new TextEncoder().encode(receipt.slice(receipt.indexOf('\nindex ')));
  return piped(Uint8Array.from([...fact, ...rest]), new CompressionStream('deflate-raw'));
}

async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
  try {
    const open = await piped(bytes, new DecompressionStream('deflate-raw'));
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(open);
    const end = text.indexOf('\nindex ');
    const fact = toBase64(new TextEncoder().encode(text.slice(0, end)));
    return end < 0 ? undefined : `${receiptMark}\nextra ${fact}${text.slice(end)}`;
  } catch (error) {
    // not packed, or not UTF-8
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

async function referenceTo({ checkpoint: note, fact, index }: Receipt, address: string): Promise<string> {
  const checkpoint = parseCheckpoint(parseNote(note)?.text ?? '');
  if (!checkpoint) throw new TypeError('this receipt has no checkpoint');
  const leaf = await crypto.subtle.digest('SHA-256', Uint8Array.from([0, ...fact]));
  const hash = Array.from(new Uint8Array(leaf), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const { origin, root, size } = checkpoint;
  return [referenceMark, address, `sha256:${hash}`, index, origin, size, toBase64(root)].join('\n');
}

function readReference(code: string): ReadCode | undefined {
  const [mark, address = '', hash = '', at = '', origin = '', records = '', encoded = '', ...more] =
    code.split(/\r?\n/);
  const [index, size, root] = [parseCount(at), parseCount(records), fromBase64(encoded)];
  if (mark !== referenceMark || !/^sha256:[0-9a-f]{64}$/.test(hash) || more.length > 0) return undefined;
  if (index === undefined || size === undefined || root?.length !== 32) return undefined;
  return { reference: { address, hash, index, origin, root, size } };
}

async function piped(
  bytes: Uint8Array<ArrayBuffer>,
  through: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const out = new Response(new Blob([bytes]).stream().pipeThrough(through));
  return new Uint8Array(await out.arrayBuffer());
}
