import { say, unitName } from '@seizure-ledger/console';
import { type SummaryBlock, type SummaryClaim, undistributedSentence } from '@seizure-ledger/contracts';
import {
  dateIn,
  groupedAmount,
  type PaperLanguage,
  type SheetPart,
  type SheetTable,
} from '@seizure-ledger/paper';
import { summaryWord } from './said.ts';
import { claimAmounts } from '../claim-amounts.ts';

/** Of a case, or of several: then its lines name theirs. */
export type PrintedBlock = Omit<
  SummaryBlock,
  'claims' | 'order' | 'receipts' | 'rounds' | 'undistributed'
> & {
  readonly claims: readonly InCase<SummaryClaim>[];
  readonly receipts: readonly InCase<SummaryBlock['receipts'][number]>[];
  readonly rounds: readonly InCase<SummaryBlock['rounds'][number]>[];
  readonly undistributed: Omit<SummaryBlock['undistributed'], 'reasons'> & {
    readonly reasons: readonly InCase<SummaryBlock['undistributed']['reasons'][number]>[];
  };
};

type InCase<Line> = Line & { readonly caseId?: string };

/** What is printed of one unit. */
export function blockParts(block: PrintedBlock, language: PaperLanguage): readonly SheetPart[] {
  const word = summaryWord(language);
  const shown = (amount: string) => groupedAmount(amount, language);
  const { costs, paidBesides, receipts, rounds, statement, undistributed } = block;
  const unit = unitName(block.unit, language);
  const [item, amount] = [{ label: word('item') }, { amounts: true, label: word('amount') } as const];
  const items = (lines: SummaryBlock['statement']['applied' | 'received']) =>
    lines.map((line) => [say(language, `item.${line.item}`), shown(line.amount)]);
  const ofCase = caseColumn(block, word('case'));
  return [
    {
      kind: 'together',
      parts: [
        { kind: 'heading', text: `${word('account')} (${unit})` },
        ...codeOf(block.unit, unit, word('unitCode')),
        {
          columns: [{ label: word('received') }, amount],
          kind: 'table',
          rows: items(statement.received),
          totals: [word('total'), shown(statement.total)],
        },
        {
          columns: [{ label: word('applied') }, amount],
          kind: 'table',
          rows: items(statement.applied),
          totals: [word('total'), shown(statement.total)],
        },
      ],
    },
    { kind: 'heading', text: `${word('undistributed')} (${unit})` },
    {
      kind: 'facts',
      lines: [
        [word('amount'), shown(undistributed.amount)],
        ...undistributed.reasons.map((reason): [string, string] => [
          reason.caseId === undefined ? word('reason') : `${word('reason')} (${reason.caseId})`,
          undistributedSentence(named(reason, language), language, shown),
        ]),
      ],
    },
    ...listed(`${word('rounds')} (${unit})`, {
      columns: [
        ...ofCase.columns,
        { label: word('round') },
        { label: word('method') },
        ...(['fund', 'allocated', 'reserve', 'undistributed'] as const).map(
          (name) => ({ amounts: true, label: word(name) }) as const,
        ),
      ],
      kind: 'table',
      rows: rounds.map((round) => [
        ...ofCase.cells(round),
        round.restitutionId,
        [
          say(language, `method.${round.method}`),
          ...(round.recordDate === undefined
            ? []
            : [`${say(language, 'field.recordDate')}: ${dateIn(round.recordDate, language)}`]),
        ].join('; '),
        ...[round.fund, round.allocated, round.reserve, round.undistributed].map(shown),
      ]),
    }),
    ...listed(`${word('receipts')} (${unit})`, {
      columns: [...ofCase.columns, item, { label: word('source') }, amount],
      kind: 'table',
      rows: receipts.map((one) => [
        ...ofCase.cells(one),
        one.assetId ?? '–',
        say(language, `source.${one.source}`),
        shown(one.amount),
      ]),
      totals: [...ofCase.columns.map(() => ''), word('total'), '', shown(block.totals.receipts)],
    }),
    ...listed(`${word('costs')} (${unit})`, {
      columns: [{ label: word('type') }, amount],
      kind: 'table',
      rows: costs.map((cost) => [cost.type, shown(cost.amount)]),
      totals: [word('total'), shown(block.totals.costs)],
    }),
    ...listed(`${word('paidBesides')} (${unit})`, {
      columns: [{ label: word('type') }, amount],
      kind: 'table',
      rows: paidBesides.map((one) => [say(language, `besides.${one.how}`), shown(one.amount)]),
    }),
    { kind: 'heading', text: `${word('claims')} (${unit})` },
    ...claimParts(block, language),
  ];
}

/** A table under its heading; neither where it has no line. */
const listed = (text: string, table: SheetTable): readonly SheetPart[] =>
  table.rows.length === 0 ? [] : [{ kind: 'heading', text }, table];

/** A reason with its unit as people call it. */
const named = <Reason extends { readonly unit?: string | undefined }>(
  { unit, ...reason }: Reason,
  language: PaperLanguage,
) => ({
  ...reason,
  ...(unit !== undefined && { unit: unitName(unit, language) }),
});

/** The code of a unit that is called otherwise, said once. */
const codeOf = (code: string, name: string, note: string): readonly SheetPart[] =>
  name === code ? [] : [{ kind: 'text', text: note.replace('{name}', name).replace('{code}', code) }];

/** Every claim a line. A column in which all have nothing is only named, so that the others can be read. */
function claimParts(block: PrintedBlock, language: PaperLanguage): readonly SheetPart[] {
  const { claims, totals } = block;
  const word = summaryWord(language);
  const shown = (amount: string) => groupedAmount(amount, language);
  const isNothing = (name: (typeof claimAmounts)[number]) =>
    claims.every((claim) => !/[1-9]/.test(claim[name]));
  const named = claimAmounts.filter((name) => isNothing(name));
  const printed = claimAmounts.filter((name) => !named.includes(name));
  const ofCase = caseColumn(block, word('case'));
  const isStatusSaid = claims.some(({ status }) => status !== 'admitted');
  if (claims.length === 0) return [{ kind: 'text', text: word('none') }];
  return [
    {
      columns: [
        ...ofCase.columns,
        { label: word('claim') },
        { label: word('person') },
        ...(isStatusSaid ? [{ label: word('status') }] : []),
        ...printed.map((name) => ({ amounts: true, label: word(name) }) as const),
      ],
      kind: 'table',
      rows: claims.map((claim) => [
        ...ofCase.cells(claim),
        claim.claimId,
        claim.person,
        ...(isStatusSaid ? [say(language, `choice.${claim.status}`)] : []),
        ...printed.map((name) => shown(claim[name])),
      ]),
      totals: [
        ...ofCase.columns.map(() => ''),
        word('total'),
        '',
        ...(isStatusSaid ? [''] : []),
        ...printed.map((name) => shown(totals[name])),
      ],
    },
    ...(named.length > 0
      ? [{ kind: 'text', text: word('omitted').replace('{columns}', named.map(word).join(', ')) } as const]
      : []),
  ];
}

/** A first column that names the case, where the lines of a block do. */
function caseColumn({ claims, receipts, rounds }: PrintedBlock, label: string) {
  const isJoint = [...claims, ...receipts, ...rounds].some(({ caseId }) => caseId !== undefined);
  return {
    cells: ({ caseId }: { readonly caseId?: string }) => (isJoint ? [caseId ?? ''] : []),
    columns: isJoint ? [{ label }] : [],
  };
}
