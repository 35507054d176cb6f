import { fromBase64, toBase64 } from '../note/base64.ts';
import { parseCount } from '../note/checkpoint.ts';

/**
 * A C2SP tlog-proof of one fact: its canonical bytes (the `extra` line), its index, the inclusion path from the leaf's
 * sibling up, and the signed checkpoint, verbatim.
 */
export interface Receipt {
  readonly checkpoint: string;
  readonly fact: Uint8Array<ArrayBuffer>;
  readonly index: number;
  readonly path: readonly Uint8Array<ArrayBuffer>[];
}

/** The first line of a receipt. */
export const receiptMark = 'c2sp.org/tlog-proof@v1';

/** The media type and file ending under which receipts go about. */
export const receiptMediaType = 'text/plain; charset=utf-8';
export const receiptEnding = '.tlog-proof';

export function formatReceipt({ checkpoint, fact, index, path }: Receipt): string {
  const lines = [receiptMark, `extra ${toBase64(fact)}`, `index ${index}`, ...path.map(toBase64)];
  return `${lines.join('\n')}\n\n${checkpoint}`;
}

/** What is wrong with the form of a receipt, so that nothing of it is believed. */
export type FormFlaw = 'BAD_HASH' | 'BAD_INDEX' | 'NO_FACT' | 'NOT_A_RECEIPT' | 'TRUNCATED';

export function parseReceipt(text: string): Receipt | { readonly flaw: FormFlaw } {
  if (!text.startsWith(`${receiptMark}\n`)) return { flaw: 'NOT_A_RECEIPT' };
  const end = text.indexOf('\n\n');
  if (end < 0 || !text.endsWith('\n')) return { flaw: 'TRUNCATED' };
  const [, extra = '', indexLine = '', ...hashes] = text.slice(0, end).split('\n');
  const fact = extra.startsWith('extra ') ? fromBase64(extra.slice('extra '.length)) : undefined;
  if (!fact || fact.length === 0) return { flaw: 'NO_FACT' };
  const index = indexLine.startsWith('index ') ? parseCount(indexLine.slice('index '.length)) : undefined;
  if (index === undefined) return { flaw: 'BAD_INDEX' };
  const path = hashes.map(fromBase64).filter((hash) => hash?.length === 32);
  const known = path.filter((hash) => hash !== undefined);
  if (known.length !== hashes.length) return { flaw: 'BAD_HASH' };
  return { checkpoint: text.slice(end + 2), fact, index, path: known };
}
