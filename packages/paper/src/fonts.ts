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

/** Whether a text's code points can be printed. */
export function printableBy(): (codePoint: number) => boolean {
  const fonts = regular.map((name) => create(readFileSync(resolve(name))) as Font);
  return (codePoint) => fonts.some((font) => font.hasGlyphForCodePoint(codePoint));
}
