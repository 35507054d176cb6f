import { isPrintable } from './fonts.ts';

/**
 * A text as paper can show it. A character that no font here has, or that is not seen or turns others around, is
 * named instead, as in `[U+1F600]`: PDF/A forbids to leave it out, and nobody shall be misled by it.
 */
export function printedText(text: string): string {
  return text.replaceAll(/[^\x20-\x7e\u0e01-\u0e3a\u0e3f-\u0e5b]/gu, (character) =>
    isShown(character) ? character : named(character),
  );
}

/** Thai words may be divided by U+200B, which has no width. */
const isShown = (character: string): boolean =>
  character === '\u200b' || (!unseen.test(character) && isPrintable(character.codePointAt(0) ?? 0));

const unseen = /^[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]$/u;

const named = (character: string): string =>
  `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
