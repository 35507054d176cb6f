import { stringify } from 'csv-stringify/sync';
import type { Summary } from '@seizure-ledger/contracts';

const columns = [
  'claimId',
  'person',
  'recognisedLoss',
  'priorRecoveries',
  'allocated',
  'paid',
  'returned',
  'outstanding',
] as const;

/** The claims of a summary, a line each, with what names the summary in the last columns. */
export function summaryCsv({ claims, hash, position, unit }: Summary): string {
  const rows = claims.map((claim) => [
    ...columns.map((name) => cell(claim[name])),
    cell(unit),
    position,
    hash,
  ]);
  return stringify([[...columns, 'unit', 'position', 'summaryHash'], ...rows]);
}

/** A spreadsheet takes a cell that begins so for a formula; with an apostrophe it shows it as text. */
function cell(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
