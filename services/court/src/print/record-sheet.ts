import { unitName } from '@seizure-ledger/console';
import { type Fact, receiptAddress } from '@seizure-ledger/contracts';
import type { Order } from '@seizure-ledger/domain';
import {
  dateIn,
  groupedAmount,
  instantIn,
  type PaperLanguage,
  type Sheet,
  utcOf,
} from '@seizure-ledger/paper';
import type { AssetDocument } from '@seizure-ledger/read-model';
import { kindWords, recordTitles, recordWords } from './record-words.ts';
import type { PrintedFor } from './summary-sheet.ts';

/** What a record of taking tells, its personal values as they may be read. */
export interface PrintedRecord {
  readonly asset: AssetDocument | undefined;
  readonly caseId: string;
  readonly fact: Fact;
  readonly hash: string;
  readonly note: string | undefined;
  readonly position: string;
  readonly sequence: number;
  readonly timeZone: string;
}

/** Of what the schemas of `freezes` and `seizures` take. */
interface TakingBody {
  readonly assetId: string;
  readonly custodian: string;
  readonly expiresAt?: string;
  readonly fromCustodian?: string;
  readonly order?: Order;
  readonly orderId?: string;
  readonly quantity: string;
  readonly unit: string;
  readonly urgency?: { readonly legalBasis: string };
}

/** Acts of which a record is printed. */
export const isTaking = ({ act = '' }: Fact): boolean => act in recordTitles;

/** The record of a taking, for those who were there to sign. */
export function recordSheet(record: PrintedRecord, { language, publicUrl }: PrintedFor): Sheet {
  const { asset, caseId, fact, hash, note, position, sequence, timeZone } = record;
  const word = (name: keyof typeof recordWords) => recordWords[name][language];
  const title = recordTitles[fact.act ?? '']?.[language] ?? '';
  // the act's schema took the body
  const body = fact.body as unknown as TakingBody;
  const receipt = receiptAddress(caseId, sequence);
  const at = (instant: string): string => `${instantIn(instant, timeZone, language)} · ${utcOf(instant)}`;
  const said: readonly (readonly [string, string | undefined])[] = [
    [word('case'), caseId],
    [word('entry'), String(sequence)],
    [word('asset'), body.assetId],
    [word('kind'), asset && (kindWords[asset.kind]?.[language] ?? asset.kind)],
    [word('description'), asset?.description],
    ...(asset?.identifiers ?? []).map(({ type, value }) => [type, value] as const),
    [word('interest'), asset?.interest],
    [word('location'), asset?.location],
    [word('owner'), asset?.owner],
    [word('quantity'), `${quantityOf(body, language)} ${unitSaid(body.unit, language)}`],
    [word('order'), orderOf(body, language)],
    [word('urgency'), body.urgency?.legalBasis],
    [word('fromCustodian'), body.fromCustodian],
    [word('custodian'), body.custodian],
    [word('expiresAt'), body.expiresAt && at(body.expiresAt)],
    [word('effectiveAt'), fact.effectiveAt && at(fact.effectiveAt)],
    [word('recordedAt'), at(fact.recordedAt)],
    [word('recordedBy'), whoIs(fact.actor)],
    [word('approvedBy'), whoIs(fact.approvedBy)],
    [word('note'), note],
    [word('position'), position],
    [word('hash'), hash],
  ];
  return {
    date: fact.recordedAt,
    footer: `${title} ${caseId} · ${word('entry')} ${sequence} · ${hash}`,
    language,
    pageOf: word('page'),
    parts: [
      {
        kind: 'facts',
        lines: said.flatMap(([name, what]) => (what === undefined ? [] : [[name, what] as const])),
      },
      {
        alt: word('code'),
        beside: word('evidence').replace('{receipt}', () => `${publicUrl}${receipt}`),
        code: `${publicUrl}${receipt}#${hash}`,
        kind: 'code',
      },
      { by: [word('officer'), word('holder'), word('witness')], kind: 'signatures' },
    ],
    title,
  };
}

/** As people call it, and its code where that is another one. */
function unitSaid(unit: string, language: PaperLanguage): string {
  const name = unitName(unit, language);
  return name === unit ? unit : `${name} (${unit})`;
}

const quantityOf = ({ quantity }: TakingBody, language: PaperLanguage): string =>
  quantity === 'unknown' ? recordWords.unknown[language] : groupedAmount(quantity, language);

function orderOf({ order, orderId }: TakingBody, language: PaperLanguage): string | undefined {
  return order ? `${order.authority}, ${order.reference}, ${dateIn(order.date, language)}` : orderId;
}

const whoIs = (actor: Fact['actor']): string | undefined =>
  actor && `${actor.subject}, ${actor.role}, ${actor.agency}`;
