import type { Word } from '@seizure-ledger/console';
import type {
  listedHandOver,
  listedLot,
  listedOrder,
  Principal,
  Role,
  ShownProposal,
} from '@seizure-ledger/contracts';
import type { z } from 'zod';
import { type Cell, cell } from '../frame/cells.ts';

type Lot = z.infer<typeof listedLot>;
type HandOver = z.infer<typeof listedHandOver>;
type Order = z.infer<typeof listedOrder>;

/** A list on somebody's desk: what is asked of the API, and a row for each. */
export interface Panel {
  readonly columns: readonly Word[];
  /** Name of the list in the answer. */
  readonly list: string;
  readonly path: string;
  readonly word: Word;
  query(me: Principal, now: Date): Readonly<Record<string, string>>;
  row(item: never): readonly Cell[];
}

const day_ms = 86_400_000;
const soon_ms = 30 * day_ms;

const lotColumns: readonly Word[] = [
  'case.case',
  'case.asset',
  'case.account',
  'case.custodian',
  'case.amount',
];

const expiring: Panel = {
  columns: ['case.case', 'case.asset', 'case.amount', 'work.endsOn', 'work.next'],
  list: 'lots',
  path: '/lots',
  query: (_, now) => ({ expiresBefore: new Date(now.getTime() + soon_ms).toISOString() }),
  row: ({ assetId = '', caseId, expiresAt, quantity, unit, ...of }: Lot) => [
    cell.case(caseId, of.caseTitle),
    cell.text(assetId, of.asset?.description),
    cell.quantity(quantity, unit),
    cell.instant(expiresAt),
    cell.asking(caseId, 'extensions', { assetId }),
  ],
  word: 'work.expiring',
};

const awaitingFinality: Panel = {
  columns: lotColumns,
  list: 'lots',
  path: '/lots',
  query: () => ({ status: 'held:confiscated' }),
  row: lotRow,
  word: 'work.awaitingFinality',
};

const held: Panel = {
  columns: lotColumns,
  list: 'lots',
  path: '/lots',
  query: ({ agency }) => ({ custodian: agency }),
  row: lotRow,
  word: 'work.held',
};

function lotRow({ account, assetId, caseId, custodian, quantity, unit, ...of }: Lot): readonly Cell[] {
  return [
    cell.case(caseId, of.caseTitle),
    cell.text(assetId, of.asset?.description),
    cell.account(account),
    cell.text(custodian),
    cell.quantity(quantity, unit),
  ];
}

const handOverColumns: readonly Word[] = [
  'case.case',
  'case.asset',
  'field.from',
  'field.to',
  'case.amount',
  'work.sentAt',
  'work.next',
];

const handOverRow =
  (offer: string) =>
  ({ assetId, caseId, from, quantity, sentAt, to, transferId, unit, ...of }: HandOver): readonly Cell[] => [
    cell.case(caseId, of.caseTitle),
    cell.text(assetId, of.asset?.description),
    cell.text(from),
    cell.text(to),
    cell.quantity(quantity, unit),
    cell.instant(sentAt),
    cell.asking(caseId, offer, { received: quantity, transferId }),
  ];

const toConfirm: Panel = {
  columns: handOverColumns,
  list: 'handOvers',
  path: '/hand-overs',
  query: ({ agency }) => ({ state: 'in-transit', to: agency }),
  row: handOverRow('transfers-confirmation'),
  word: 'work.toConfirm',
};

const sent: Panel = {
  columns: handOverColumns,
  list: 'handOvers',
  path: '/hand-overs',
  query: ({ agency }) => ({ from: agency, state: 'in-transit' }),
  row: handOverRow('transfers-cancellation'),
  word: 'work.sent',
};

const orders = (kind: 'restitution' | 'value', word: Word): Panel => ({
  columns: [
    'case.case',
    'field.orderId',
    'field.authority',
    'case.ordered',
    'case.collected',
    'case.stillOpen',
  ],
  list: 'orders',
  path: '/orders',
  query: () => ({ kind }),
  row: ({ authority, caseId, collected, date, open, orderId, reference, sum, unit = '', ...of }: Order) => [
    cell.case(caseId, of.caseTitle),
    cell.text(orderId),
    cell.text(`${authority}, ${reference}, ${date}`),
    cell.quantity(sum, unit),
    cell.quantity(collected, unit),
    cell.quantity(open, unit),
  ],
  word,
});

const proposals = (state: ShownProposal['state'], word: Word): Panel => ({
  columns: ['work.proposal', 'case.case', 'case.when', 'work.next'],
  list: 'proposals',
  path: '/proposals',
  query: () => ({ mine: 'true', state }),
  row: ({ act, caseId, instructionId, recordedAt }: ShownProposal) => [
    cell.act(act),
    cell.case(caseId),
    cell.instant(recordedAt),
    { ...cell.instruction(caseId, instructionId, ''), word: 'work.look' },
  ],
  word,
});

const mine = proposals('open', 'work.mine');
const lapsed: Panel = {
  ...proposals('lapsed', 'work.lapsed'),
  row: ({ act, caseId, instructionId, recordedAt }: ShownProposal) => [
    cell.act(act),
    cell.case(caseId),
    cell.instant(recordedAt),
    // what is proposed again is filled in as it was
    { ...cell.asking(caseId, offerOf(act), { like: instructionId }), word: 'work.again' },
  ],
};

/** The form of an act that needs a second person: of transfers, those to another case do. */
const offerOf = (act: string): string =>
  act === 'transfers' ? 'transfers-to-case' : act.replaceAll('/', '-');

/** What lies on the desk of each role, besides what waits for their agreement. */
export const desks: Readonly<Partial<Record<Role, readonly Panel[]>>> = {
  court: [mine, lapsed, orders('restitution', 'work.restitutionOrders'), awaitingFinality],
  custodian: [toConfirm, sent, held, mine, lapsed],
  investigator: [mine, lapsed, expiring],
  prosecutor: [mine, lapsed, expiring, awaitingFinality, orders('value', 'work.valueOrders')],
};
