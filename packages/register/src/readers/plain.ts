import { z } from 'zod';
import { readDay } from './civil-day.ts';
import { firstDays } from './first-days.ts';
import { column, registerMapping } from './mapping.ts';
import { noonIn } from './noon.ts';
import { opening } from './opening.ts';
import type { PlannedAct, RegisterRow, RowPlan, Source } from './plan.ts';
import { reader } from './reader.ts';

const plainMapping = registerMapping.extend({
  reader: z.literal('plain').optional(),
  columns: z.strictObject({
    assetId: column,
    caseId: column,
    custodian: column,
    date: column,
    description: column,
    quantity: column,
    unit: column,
  }),
});

type PlainMapping = z.infer<typeof plainMapping>;

/** Reads a register whose columns say it all: each row is one seizure, sent as it is written. Rows count from 1. */
export const plain = reader({ mapping: plainMapping, plan: planPlain });

function* planPlain(rows: readonly RegisterRow[], mapping: PlainMapping, source: Source): Generator<RowPlan> {
  const noon = noonIn(mapping.timeZone);
  const records = rows.map((cells, place) => read(cells, place + 1, mapping));
  const days = firstDays(records);
  const opened = new Set<string>();
  for (const record of records) {
    const { caseId, row } = record;
    const day = days.get(caseId);
    const opens = day !== undefined && !opened.has(caseId);
    if (opens) opened.add(caseId);
    const first = opens ? [opening({ caseId, row, day }, mapping, source, noon)] : [];
    yield planRow(record, first, mapping, source, noon);
  }
}

function planRow(
  record: PlainRecord,
  first: readonly PlannedAct[],
  mapping: PlainMapping,
  source: Source,
  noon: (day: string) => string,
): RowPlan {
  const { row, caseId, seizedOn, date, unit, quantity } = record;
  const taken = /^\d+(\.\d+)?$/.test(quantity) ? { taken: { quantity, unit } } : {};
  const plan = { row, caseId, ...taken, acts: first, refused: [], listed: [] };
  const refuse = (code: 'MISSING_DATE' | 'BAD_DATE' | 'MISSING_AMOUNT', reason: string): RowPlan => ({
    ...plan,
    refused: [{ stage: 'seizure', code, reason }],
  });
  if (quantity === '') return refuse('MISSING_AMOUNT', 'no quantity is stated');
  if (date === '') return refuse('MISSING_DATE', 'no date is stated');
  if (seizedOn === undefined) return refuse('BAD_DATE', `"${date}" is not a date`);
  const body = {
    assetId: record.assetId,
    asset: { kind: unit === 'item' ? 'other' : 'cash', description: record.description },
    unit,
    quantity,
    custodian: record.custodian,
    urgency: { legalBasis: mapping.legalBasis },
    effectiveAt: noon(seizedOn),
    imported: { sha256: source.sha256, row },
  };
  const seizure = {
    act: 'seizures',
    stage: 'seizure',
    id: `${mapping.idPrefix}:${row}:seizure`,
    body,
  } as const;
  return { ...plan, acts: [...first, seizure] };
}

type PlainRecord = ReturnType<typeof read>;

function read(cells: RegisterRow, row: number, { columns }: PlainMapping) {
  const cell = (name: keyof typeof columns): string => cells[columns[name]] ?? '';
  const date = cell('date');
  return {
    row,
    caseId: cell('caseId'),
    assetId: cell('assetId'),
    description: cell('description') || '(no description)',
    unit: cell('unit'),
    quantity: cell('quantity'),
    custodian: cell('custodian'),
    date,
    seizedOn: readDay(date),
  };
}
