import { say, unitName } from '@seizure-ledger/console';
import type { OrderSummary, Summary } from '@seizure-ledger/contracts';
import type { Order } from '@seizure-ledger/domain';
import {
  dateIn,
  groupedAmount,
  instantIn,
  type PaperLanguage,
  type Sheet,
  type SheetPart,
  utcOf,
} from '@seizure-ledger/paper';
import { blockParts, type PrintedBlock } from './summary-block-parts.ts';
import { summaryWord } from './said.ts';

export interface PrintedFor {
  readonly language: PaperLanguage;
  /** Where people find the ledger; empty where that is not known. */
  readonly publicUrl: string;
}

/** What is said of a case, which nothing changes after it is opened. */
export interface PrintedCase {
  readonly agency: string;
  /** The registered one that the summary names by its id. */
  readonly order?: Order | undefined;
  readonly timeZone: string;
  readonly title: string;
}

/** The summary of a case as it is printed; its time also in the case's own zone. */
export function summarySheet(
  summary: Summary,
  { agency, order, timeZone, title }: PrintedCase,
  { language, publicUrl }: PrintedFor,
): Sheet {
  const word = summaryWord(language);
  const { caseId } = summary.scope;
  return sheetOf(summary, {
    evidence: [codePart(summary.receipt, summary.hash, { language, publicUrl })],
    facts: [
      [word('case'), `${caseId}: ${title}`],
      [word('agency'), agency],
      ...orderLines(summary.order, order, language),
      [word('asOf'), instantIn(summary.asOf, timeZone, language)],
    ],
    language,
    name: caseId,
  });
}

/** The summary of an order over several cases. */
export function orderSummarySheet(summary: OrderSummary, { language, publicUrl }: PrintedFor): Sheet {
  const word = summaryWord(language);
  const { cases, hash, order, scope } = summary;
  const [first] = cases;
  return sheetOf(summary, {
    evidence: [
      ...(scope.complete ? [] : [{ kind: 'text', text: word('incomplete') } as const]),
      {
        columns: [{ label: word('case') }, { label: word('hash') }],
        kind: 'table',
        rows: cases.map((one) => [one.caseId, one.hash]),
      },
      ...(first ? [codePart(first.receipt, hash, { language, publicUrl })] : []),
    ],
    facts: [
      [word('court'), order.authority],
      [word('order'), `${order.orderId}: ${order.reference}`],
      [word('date'), dateIn(order.date, language)],
      ...(order.against === undefined ? [] : [[word('against'), order.against] as const]),
      ...(order.sum === undefined
        ? []
        : [
            [
              word('orderSum'),
              `${groupedAmount(order.sum, language)} ${unitName(order.unit ?? '', language)}`,
            ] as const,
          ]),
      [word('cases'), scope.caseIds.join(', ')],
    ],
    language,
    name: scope.orderId,
  });
}

interface Told {
  readonly evidence: readonly SheetPart[];
  readonly facts: readonly (readonly [string, string])[];
  readonly language: PaperLanguage;
  readonly name: string;
}

function sheetOf(summary: Summary | OrderSummary, { evidence, facts, language, name }: Told): Sheet {
  const word = summaryWord(language);
  const { asOf, hash, method, otherUnits, position, rulesVersion, unit } = summary;
  const blocks: readonly PrintedBlock[] = [...(unit === null ? [] : [{ ...summary, unit }]), ...otherUnits];
  return {
    date: asOf,
    footer: `${word('title')} ${name} · ${word('position')} ${position} · ${hash}`,
    language,
    pageOf: word('page'),
    parts: [
      {
        kind: 'facts',
        lines: [
          ...facts,
          [`${word('asOf')} (UTC)`, utcOf(asOf)],
          [word('method'), method === null ? word('none') : say(language, `method.${method}`)],
          [word('rulesVersion'), rulesVersion === null ? word('none') : String(rulesVersion)],
          [word('position'), position],
          [word('hash'), hash],
        ],
      },
      ...evidence,
      ...blocks.flatMap((block) => blockParts(block, language)),
      { by: [word('judge'), word('registrar'), word('date')], kind: 'signatures' },
    ],
    title: `${word('title')}: ${name}`,
  };
}

function orderLines(
  cited: Summary['order'],
  registered: Order | undefined,
  language: PaperLanguage,
): readonly (readonly [string, string])[] {
  const word = summaryWord(language);
  const order = typeof cited === 'string' ? registered : cited;
  const id = typeof cited === 'string' ? `${cited}: ` : '';
  if (!order) return typeof cited === 'string' ? [[word('order'), cited]] : [];
  return [
    [word('court'), order.authority],
    [word('order'), `${id}${order.reference}, ${dateIn(order.date, language)}`],
  ];
}

/** The code says where the receipt is and, after `#`, the hash of what is printed, which nobody wants to type. */
function codePart(receipt: string, hash: string, { language, publicUrl }: PrintedFor): SheetPart {
  return {
    alt: summaryWord(language)('code'),
    beside: summaryWord(language)('evidence').replace('{receipt}', () => `${publicUrl}${receipt}`),
    code: `${publicUrl}${receipt}#${hash}`,
    kind: 'code',
  };
}
