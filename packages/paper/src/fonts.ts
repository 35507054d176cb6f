import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkitten';

const { resolve } = createRequire(import.meta.url);

const regular = [
  '@expo-google-fonts/sarabun/400Regular/Sarabun_400Regular.ttf',
  '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
];

/** The files of the fonts that `typst/paper.typ` names, bold for its own words. */
export const fontFiles = (): readonly Buffer[] =>
  [...regular, '@expo-google-fonts/sarabun/700Bold/Sarabun_700Bold.ttf'].map((name) =>
    readFileSync(resolve(name)),
  );

const fonts = regular.map((name) => create(readFileSync(resolve(name))) as Font);

/** Whether a code point can be printed. */
export const isPrintable = (codePoint: number): boolean =>
  fonts.some((font) => font.hasGlyphForCodePoint(codePoint));

/** How long a printed text is in one line, of letters of size 1; kerning is left out. */
export function lineWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

const widths = new Map<string, number>();

function characterWidth(character: string): number {
  const known = widths.get(character);
  if (known !== undefined) return known;
  const codePoint = character.codePointAt(0) ?? 0;
  const font = fonts.find((one) => one.hasGlyphForCodePoint(codePoint));
  const width = font ? font.glyphForCodePoint(codePoint).advanceWidth / font.unitsPerEm : 0;
  widths.set(character, width);
  return width;
}
