import type { Summary, SummaryBlock } from '@seizure-ledger/contracts';
import { amountCell, textCell } from './spreadsheet-cell.ts';

const amounts = [
  'recognisedLoss',
  'priorRecoveries',
  'creditInKind',
  'allocated',
  'paid',
  'returned',
  'outstanding',
  'reserved',
  'receivable',
] as const;

/** What a line says of its own, each cell as it stands in the file; `row` is never empty. */
const ofRow = ['row', 'claimId', 'person', ...amounts, 'status', 'item', 'amount', 'reason'] as const;

const columns = ['unit', ...ofRow, 'position', 'summaryHash'] as const;

type Row = Partial<Record<(typeof ofRow)[number], string>>;

/**
 * A summary as one table, for spreadsheets (RFC 4180, UTF-8 with its mark, without which Thai comes out as rubbish).
 * `row` says what a line is: a claim, the claims' total, a receipt, a cost, a distribution's fund and allocation, a
 * line of the statement (received, applied, total), what is undistributed. Each line names unit, position and hash.
 */
export function summaryCsv(summary: Summary): string {
  const { hash, otherUnits, position, unit } = summary;
  const end = `${word(position)},${word(hash)}\r\n`;
  const blocks = [...(unit === null ? [] : [{ ...summary, unit }]), ...otherUnits];
  const lines = blocks.flatMap((block) => {
    const beginning = word(block.unit);
    return rowsOf(block).map((row) => `${beginning},${cellsOf(row)},${end}`);
  });
  return `\uFEFF${columns.join(',')}\r\n${lines.join('')}`;
}

/** Written here because the cells are texts already: a library that could take anything took four times as long. */
function cellsOf(row: Row): string {
  let cells = '';
  for (const column of ofRow) cells += `${cells === '' ? '' : ','}${row[column] ?? ''}`;
  return cells;
}

/** A text as its cell stands in the file; an amount needs no quotation marks. */
function word(text: string): string {
  const cell = textCell(text);
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function rowsOf({
  claims,
  costs,
  paidBesides,
  receipts,
  rounds,
  statement,
  totals,
  undistributed,
}: SummaryBlock): readonly Row[] {
  const { applied, received, total } = statement;
  return [
    ...claims.map((claim) => ({
      row: 'claim',
      claimId: word(claim.claimId),
      person: word(claim.person),
      status: word(claim.status),
      ...amountsOf(claim),
    })),
    { row: 'claims-total', ...amountsOf(totals) },
    ...receipts.map(({ amount, assetId, source }) => line(`receipt:${source}`, assetId ?? '', amount)),
    ...costs.map(({ amount, type }) => line('cost', type, amount)),
    ...paidBesides.map(({ amount, how }) => line('paid-besides', how, amount)),
    ...rounds.flatMap(({ allocated, fund, method, reserve, restitutionId, undistributed: left }) => [
      line('distribution-fund', restitutionId, fund),
      line('distribution-allocated', restitutionId, allocated),
      line('distribution-reserve', restitutionId, reserve),
      line('distribution-undistributed', restitutionId, left),
      { ...line('distribution-method', restitutionId, ''), reason: textCell(method) },
    ]),
    ...received.map(({ amount, item }) => line('received', item, amount)),
    line('received-total', '', total),
    ...applied.map(({ amount, item }) => line('applied', item, amount)),
    line('applied-total', '', total),
    { ...line('undistributed', '', undistributed.amount), reason: word(undistributed.reason) },
  ];
}

const line = (row: string, item: string, amount: string): Row => ({
  amount: amountCell(amount),
  item: word(item),
  row,
});

function amountsOf(of: Readonly<Record<(typeof amounts)[number], string>>): Row {
  return Object.fromEntries(amounts.map((name) => [name, amountCell(of[name])]));
}
