import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { RegisterRow } from '../readers/plan.ts';
import type { Tally } from './tally.ts';

/** Where the rows that a person should look at were written. */
export interface ReportFiles {
  readonly listed: string;
  readonly refused: string;
}

/** The rows of the register as its file has them, by their number. */
type Rows = ReadonlyMap<number, RegisterRow>;

/**
 * Writes `<file>.refused.csv` and `<file>.listed.csv` into a folder, which is made where there is none: what was found,
 * and behind it the row with all its columns, as the register has it.
 */
export async function writeReports(
  file: string,
  out: string,
  tally: Tally,
  rows: Rows,
): Promise<ReportFiles> {
  await mkdir(out, { recursive: true });
  const refused = join(out, `${basename(file)}.refused.csv`);
  const listed = join(out, `${basename(file)}.listed.csv`);
  await writeFile(
    refused,
    csv(
      ['row', 'case', 'stage', 'code', 'reason'],
      rows,
      tally.refused.map(({ row, caseId, stage, code, reason }) => [row, caseId, stage, code, reason]),
    ),
  );
  await writeFile(
    listed,
    csv(
      ['row', 'case', 'kind', 'text'],
      rows,
      tally.listed.map(({ row, caseId, kind, text }) => [row, caseId, kind, text]),
    ),
  );
  return { refused, listed };
}

/** Text from a register may begin like a formula; a spreadsheet must show it as text. */
function csv(
  columns: readonly string[],
  rows: Rows,
  found: readonly (readonly [number, ...string[]])[],
): string {
  const [first = {}] = rows.values();
  const own = Object.keys(first);
  const lines = found.map((line) => [...line, ...own.map((column) => rows.get(line[0])?.[column] ?? '')]);
  const header = [...columns, ...own.map((column) => `register: ${column}`)];
  return stringify([header, ...lines], { escape_formulas: true });
}
