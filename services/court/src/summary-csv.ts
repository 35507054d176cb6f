import type {
  JointSummaryBlock,
  OrderSummary,
  Summary,
  SummaryBlock,
  SummaryClaim,
} from '@seizure-ledger/contracts';
import { amountCell, textCell } from '@seizure-ledger/service-kit';
import { claimAmounts } from './claim-amounts.ts';

/** What a line says of its own. */
const ofRow = ['row', 'claimId', 'person', ...claimAmounts, 'status', 'item', 'amount', 'reason'] as const;

const columns = ['unit', ...ofRow, 'position', 'summaryHash'] as const;

/** The cells of a line as they stand in the file, those of `ofRow` in that order, and the case that it is of. */
interface Row {
  readonly caseId?: string;
  readonly cells: string;
}

/** Of a case, or of several: then its lines name theirs. */
type Block = Omit<SummaryBlock, 'order' | 'unit'> | Omit<JointSummaryBlock, 'unit'>;

const ofCase = (line: object): Pick<Row, 'caseId'> =>
  'caseId' in line ? { caseId: String(line.caseId) } : {};

/**
 * A summary as one table, for spreadsheets (RFC 4180, UTF-8 with its mark, without which Thai comes out as rubbish).
 * `row` says what a line is: a claim, the claims' total, a receipt, a cost, a distribution's fund and allocation, a
 * line of the statement (received, applied, total), what is undistributed. Each line names unit, position and hash.
 */
export function summaryCsv(summary: Summary): string {
  const lines = linesOf(summary, ({ cells, unit }) => `${unit},${cells}`);
  return `\uFEFF${columns.join(',')}\r\n${lines.join('')}`;
}

/**
 * The same of an order over several cases: a first column names the case, where a line is of one. Behind its lines stand
 * whether all cases of the order are in it (`scope`), and in what a case has registered the order otherwise.
 */
export function orderSummaryCsv(summary: OrderSummary): string {
  const lines = linesOf(summary, ({ caseId, cells, unit }) => `${word(caseId)},${unit},${cells}`);
  const end = endOf(summary);
  const ofOrder = orderRows(summary).map(
    ({ caseId = '', cells, unit = '' }) => `${word(caseId)},${word(unit)},${cells},${end}`,
  );
  return `\uFEFFcaseId,${columns.join(',')}\r\n${[...lines, ...ofOrder].join('')}`;
}

/** Of which case, and in which unit where it says an amount. */
interface OrderRow extends Row {
  readonly unit?: string | undefined;
}

function orderRows({ order, registeredOtherwise = [], scope }: OrderSummary): readonly OrderRow[] {
  return [
    // true would be taken for a truth value, not for a text
    line('scope', 'complete', '', scope.complete ? 'yes' : 'no'),
    ...registeredOtherwise.flatMap(({ caseId, sum = '', unit, ...texts }) => [
      ...(sum === (order.sum ?? '') && unit === order.unit
        ? []
        : [{ caseId, unit, ...line('registered-otherwise', 'sum', sum) }]),
      ...orderTexts
        .filter((name) => texts[name] !== order[name])
        .map((name) => ({ caseId, ...line('registered-otherwise', name, '', texts[name]) })),
    ]),
  ];
}

const orderTexts = ['authority', 'reference', 'date', 'kind', 'against'] as const;

interface Line {
  readonly caseId: string;
  readonly cells: string;
  readonly unit: string;
}

function linesOf(summary: Summary | OrderSummary, text: (line: Line) => string): readonly string[] {
  const { otherUnits, unit } = summary;
  const end = endOf(summary);
  const blocks = [...(unit === null ? [] : [{ ...summary, unit }]), ...otherUnits];
  return blocks.flatMap((block) => {
    const shown = word(block.unit);
    return rowsOf(block).map(
      (row) => `${text({ caseId: row.caseId ?? '', cells: row.cells, unit: shown })},${end}`,
    );
  });
}

const endOf = ({ hash, position }: Summary | OrderSummary): string => `${word(position)},${word(hash)}\r\n`;

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
}: Block): readonly Row[] {
  const { applied, received, total } = statement;
  return [
    ...claims.map((claim) => ({ cells: claimCells(claim), ...ofCase(claim) })),
    { cells: `claims-total,,,${amountCells(totals)},,,,` },
    ...receipts.map((receipt) => ({
      ...line(`receipt:${receipt.source}`, receipt.assetId ?? '', receipt.amount),
      ...ofCase(receipt),
    })),
    ...costs.map(({ amount, type }) => line('cost', type, amount)),
    ...paidBesides.map(({ amount, how }) => line('paid-besides', how, amount)),
    ...rounds.flatMap((round) => roundRows(round).map((row) => ({ ...row, ...ofCase(round) }))),
    ...received.map(({ amount, item }) => line('received', item, amount)),
    line('received-total', '', total),
    ...applied.map(({ amount, item }) => line('applied', item, amount)),
    line('applied-total', '', total),
    line('undistributed', '', undistributed.amount, undistributed.reason),
  ];
}

function roundRows(round: SummaryBlock['rounds'][number]): readonly Row[] {
  const { allocated, fund, method, recordDate, reserve, restitutionId, undistributed } = round;
  return [
    line('distribution-fund', restitutionId, fund),
    line('distribution-allocated', restitutionId, allocated),
    line('distribution-reserve', restitutionId, reserve),
    line('distribution-undistributed', restitutionId, undistributed),
    line('distribution-method', restitutionId, '', method),
    ...(recordDate === undefined ? [] : [line('distribution-record-date', restitutionId, '', recordDate)]),
  ];
}

/** Written here because the cells are texts already: a library that could take anything took four times as long. */
function claimCells(claim: SummaryClaim): string {
  const { claimId, person, status } = claim;
  return `claim,${word(claimId)},${word(person)},${amountCells(claim)},${word(status)},,,`;
}

function amountCells(of: Readonly<Record<(typeof claimAmounts)[number], string>>): string {
  let cells = '';
  for (const name of claimAmounts) cells += `${cells === '' ? '' : ','}${amountCell(of[name])}`;
  return cells;
}

const line = (row: string, item: string, amount: string, reason = ''): Row => ({
  cells: `${row}${beforeItem}${word(item)},${amountCell(amount)},${word(reason)}`,
});

const beforeItem = ','.repeat(ofRow.indexOf('item'));
