import { encodeQR } from 'qr';
import { lineWidth } from './fonts.ts';
import { printedText } from './printed-text.ts';
import type { Sheet, SheetPart, SheetTable } from './sheet.ts';

/** A sheet as `typst/paper.typ` reads it: characters that can be printed, codes as pictures, columns with a width. */
export function setSheet({ date, footer, language, pageOf, parts, title }: Sheet): string {
  const landscape = parts.some((part) => needsLandscape(part));
  const width_pt = landscape ? 740 : portrait_pt;
  return JSON.stringify({
    date: date.split(/\D/).slice(0, 6).map(Number),
    footer: printedText(footer),
    landscape,
    language,
    pageOf,
    parts: parts.map((part) => setPart(part, width_pt)),
    title: printedText(title),
  });
}

const portrait_pt = 493;
/** A table whose letters would be smaller is set across the longer side. */
const smallest_pt = 8;

const needsLandscape = (part: SheetPart): boolean =>
  part.kind === 'together'
    ? part.parts.some((one) => needsLandscape(one))
    : part.kind === 'table' && sizesOf(part, portrait_pt).size < smallest_pt;

function setPart(part: SheetPart, width_pt: number): object {
  if (part.kind === 'table') return setTable(part, width_pt);
  if (part.kind === 'together') return { ...part, parts: part.parts.map((one) => setPart(one, width_pt)) };
  if (part.kind === 'facts')
    return { ...part, lines: part.lines.map(([name, said]) => [name, longText(said)]) };
  if (part.kind === 'heading' || part.kind === 'text') return { ...part, text: longText(part.text) };
  if (part.kind === 'signatures') return part;
  const picture = encodeQR(part.code, 'svg', { border: 4, ecc: 'medium' });
  return { alt: part.alt, beside: longText(part.beside), kind: part.kind, picture };
}

/** Widths are told by the longest text of each column: measuring ten thousand lines takes the typesetter twice as long. */
function sizesOf({ columns, rows, totals = [] }: SheetTable, width_pt: number) {
  const all = [...rows, totals];
  const widths = columns.map(({ amounts, label }, n) => {
    const longest = all.reduce((most, row) => Math.max(most, row[n]?.length ?? 0), 0);
    const word = Math.max(...label.split(/\s/).map(({ length }) => length));
    return Math.max(amounts ? longest : Math.min(longest, longestWord), word, 4);
  });
  const letters = widths.reduce((sum, width) => sum + width, 0);
  const size = Math.min(9.5, Math.max(4, (width_pt - gap_pt * columns.length) / (letters * letterWidth)));
  return { size, widths };
}

function setTable(table: SheetTable, width_pt: number): object {
  const { columns, kind, totals = [] } = table;
  const { size, widths } = sizesOf(table, width_pt);
  const columnWidths = widths.map((width) => width * letterWidth * size + gap_pt);
  const rows = table.rows.map((row) => row.map(longText));
  return {
    columns: columnWidths.map((width, n) => ({
      amounts: columns[n]?.amounts === true,
      label: columns[n]?.label ?? '',
      width,
    })),
    kind,
    // the typesetter takes half the time where it need not find out how high a row is
    oneLine: rows.map((row) =>
      row.every((text, n) => lineWidth(text) * size * kerning <= (columnWidths[n] ?? 0) - inset_pt),
    ),
    rows,
    size,
    totals: totals.map(longText),
  };
}

/** Pairs of letters may stand further apart than each by itself; by less than this. */
const kerning = 1.05;

/** What `typst/paper.typ` leaves empty in a column, both sides together. */
const inset_pt = 6;

/** Of a letter's size: most are narrower. */
const letterWidth = 0.6;

/** Between two columns. */
const gap_pt = 12;

/** Longer ones are divided, by a character without a width, where they would not fit. */
const longestWord = 24;

const longText = (text: string): string =>
  printedText(text).replaceAll(/[^\s\u0e00-\u0e7f]{25,}/g, (word) =>
    word.length > 80 ? word.replaceAll(/.{24}(?=.)/gu, '$&\u200b') : word,
  );
