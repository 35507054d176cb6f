import { describe, expect, it } from 'vitest';
import { setSheet } from './set-sheet.ts';
import type { SheetPart } from './sheet.ts';

const set = (...parts: readonly SheetPart[]) =>
  JSON.parse(
    setSheet({
      date: '2026-01-02T03:04:05.600Z',
      footer: '',
      language: 'en',
      pageOf: '{n}',
      parts,
      title: 'Summary',
    }),
  );
const tableOf = (columns: number): SheetPart => ({
  columns: Array.from({ length: columns }, () => ({ amounts: true as const, label: 'Amount' })),
  kind: 'table',
  rows: [Array.from({ length: columns }, () => '96,500,000.00')],
});

describe('a sheet', () => {
  it('stands upright unless a table would be hard to read', () => {
    expect(set(tableOf(4)).landscape).toBe(false);
    expect(set(tableOf(12)).landscape).toBe(true);
    expect(set({ kind: 'together', parts: [tableOf(12)] }).landscape).toBe(true);
  });

  it('says which rows of a table have one line, and leaves the others to be measured', () => {
    const long = 'A company with a name of many words that no column holds';
    const rows = [['C1'], [long], ['กองทุน'], ['W'.repeat(24)]];
    const [table] = set({ columns: [{ label: 'Claim' }], kind: 'table', rows }).parts;
    expect(table.oneLine).toEqual([true, false, true, false]);
  });
});
