import { type CivilDay, readDay } from '../civil-day.ts';
import type { RegisterRow } from '../plan.ts';
import { recordId } from '../record-id.ts';
import { type Findings, readFindings } from './findings.ts';
import type { CookCountyMapping } from './mapping.ts';

/** One row, its dates, amounts and note read, its spellings kept. */
export interface CookCountyRecord {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly description: string;
  readonly estimate: string;
  readonly findings: Findings;
  readonly forfeited: string;
  readonly forfeitedOn: CivilDay | undefined;
  readonly incidentHash: string;
  readonly inventoryNumber: string;
  readonly isMoney: boolean;
  readonly itemNumber: string;
  readonly note: string;
  readonly reportHash: string;
  readonly row: number;
  readonly seizedOn: CivilDay | undefined;
  readonly vinHash: string;
  readonly written: { readonly forfeitedOn: string; readonly seizedOn: string };
}

/** @throws {RangeError} when the row has no number, because its acts then have no lasting id. */
export function readRecord(
  cells: RegisterRow,
  { columns, moneyDescriptions }: CookCountyMapping,
): CookCountyRecord {
  const cell = (name: keyof typeof columns): string => cells[columns[name]] ?? '';
  const [caseNumber, inventoryNumber, note] = [cell('caseNumber'), cell('inventoryNumber'), cell('findings')];
  const written = { forfeitedOn: cell('forfeitedOn'), seizedOn: cell('seizedOn') };
  return {
    row: rowNumber(cell('row')),
    caseNumber,
    caseId: hasNumber(caseNumber) ? recordId(caseNumber) : `HOLD-${recordId(inventoryNumber)}`,
    inventoryNumber,
    itemNumber: cell('itemNumber'),
    reportHash: cell('reportHash'),
    incidentHash: cell('incidentHash'),
    vinHash: cell('vinHash'),
    description: cell('description'),
    isMoney: moneyDescriptions.includes(cell('description').trim()),
    estimate: cell('estimate'),
    forfeited: cell('forfeited'),
    note,
    findings: readFindings(note),
    written,
    forfeitedOn: readDay(written.forfeitedOn),
    seizedOn: readDay(written.seizedOn),
  };
}

/** A lone backtick is a slip of the keyboard, not a case. */
export const hasNumber = (caseNumber: string): boolean => caseNumber !== '' && caseNumber !== '`';

function rowNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new RangeError(`"${text}" is not the number of a row`);
  return Number(text);
}
