import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { Tally } from './tally.ts';

/** Where the rows that a person should look at were written. */
export interface ReportFiles {
  readonly listed: string;
  readonly refused: string;
}

/** Writes `<file>.refused.csv` and `<file>.listed.csv` into a folder, which is made where there is none. */
export async function writeReports(file: string, out: string, tally: Tally): Promise<ReportFiles> {
  await mkdir(out, { recursive: true });
  const refused = join(out, `${basename(file)}.refused.csv`);
  const listed = join(out, `${basename(file)}.listed.csv`);
  await writeFile(
    refused,
    csv(
      ['row', 'case', 'stage', 'code', 'reason'],
      tally.refused.map(({ row, caseId, stage, code, reason }) => [row, caseId, stage, code, reason]),
    ),
  );
  await writeFile(
    listed,
    csv(
      ['row', 'case', 'kind', 'text'],
      tally.listed.map(({ row, caseId, kind, text }) => [row, caseId, kind, text]),
    ),
  );
  return { refused, listed };
}

/** Text from a register may begin like a formula; a spreadsheet must show it as text. */
const csv = (columns: string[], rows: (string | number)[][]): string =>
  stringify(rows, { columns, header: true, escape_formulas: true });
