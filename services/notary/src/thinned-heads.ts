import { parseNote } from '@seizure-ledger/evidence';

/**
 * What stays of a file's lines, each a signed head: the newest ones, and of the older ones those behind which another
 * key or another log takes over. Every other head is the one that the tree has at its size, and can be computed again.
 */
export function thinnedOut(lines: readonly string[], newest_bytes: number): readonly string[] {
  let from = lines.length;
  for (let bytes = 0; from > 0 && bytes < newest_bytes; bytes += lines[from]?.length ?? 0) from -= 1;
  return lines.filter((text, n) => n >= from || isHandover(text, lines[n + 1] ?? ''));
}

/** Also what can't be read, which is not for the notary to take away: verification names it. */
function isHandover(text: string, next: string): boolean {
  const by = signedBy(text);
  return by === undefined || by !== signedBy(next);
}

/** Which keys signed a head, and of which log; `undefined` for what is no head. */
function signedBy(text: string): string | undefined {
  try {
    const { log, note } = JSON.parse(text) as { readonly log: unknown; readonly note: string };
    const keys = parseNote(note)?.signatures.map(({ keyId }) => keyId);
    return keys && JSON.stringify([log, ...keys]);
  } catch {
    return undefined;
  }
}
