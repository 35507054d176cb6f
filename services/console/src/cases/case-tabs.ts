import type { Word } from '@seizure-ledger/console';
import type {
  Link,
  ShownClaim,
  ShownDistribution,
  ShownHandOver,
  ShownOrder,
  ShownProposal,
} from '@seizure-ledger/contracts';
import { type Cell, cell } from '../frame/cells.ts';

export interface Tab {
  readonly columns: readonly Word[];
  /** What its list is called, where the page has another one besides. */
  readonly list?: Word;
  readonly name: string;
  readonly word: Word;
  /** A row for what the API lists. */
  cells(item: never, caseId: string): readonly Cell[];
}

/** What a case has besides its entries, each a page of its own. */
export const tabs: readonly Tab[] = [
  {
    cells: ({ authority, collected, date, kind, open, orderId, reference, sum, unit = '' }: ShownOrder) => [
      cell.text(orderId),
      cell.choice(kind),
      cell.text(`${authority}, ${reference}, ${date}`),
      cell.quantity(sum, unit),
      cell.quantity(collected, unit),
      cell.quantity(open, unit),
    ],
    columns: [
      'field.orderId',
      'field.kind',
      'field.order',
      'case.ordered',
      'case.collected',
      'case.stillOpen',
    ],
    list: 'case.registeredOrders',
    name: 'orders',
    word: 'case.orders',
  },
  {
    cells: ({
      assetId,
      caseId,
      from,
      quantity: amount,
      sentAt,
      settledAt,
      state,
      to,
      toCase,
      transferId,
      unit,
    }: ShownHandOver) => [
      cell.instruction(caseId, transferId, assetId ?? transferId),
      cell.text(from),
      cell.text(toCase ?? to),
      cell.quantity(amount, unit),
      cell.status(state),
      cell.instant(settledAt ?? sentAt),
    ],
    columns: ['case.asset', 'field.from', 'field.to', 'case.amount', 'case.status', 'case.when'],
    list: 'case.handOvers',
    name: 'custody',
    word: 'case.custody',
  },
  {
    cells: ({
      allocated,
      caseId,
      claimId,
      paid,
      person,
      recognisedLoss,
      status: state,
      unit,
    }: ShownClaim) => [
      cell.asking(caseId, 'claims-amendment', { claimId }, claimId),
      cell.text(person),
      cell.quantity(recognisedLoss, unit),
      cell.quantity(allocated, unit),
      cell.quantity(paid, unit),
      cell.status(state),
    ],
    columns: [
      'field.claimId',
      'field.person',
      'field.grossLoss',
      'case.allocated',
      'case.paid',
      'case.status',
    ],
    name: 'claims',
    word: 'case.claims',
  },
  {
    cells: ({ allocated, caseId, fund, method, restitutionId, undistributed, unit }: ShownDistribution) => [
      cell.asking(caseId, 'restitutions-payments', { restitutionId }, restitutionId),
      cell.choice(method),
      cell.quantity(fund, unit),
      cell.quantity(allocated, unit),
      cell.quantity(undistributed, unit),
    ],
    columns: ['field.restitutionId', 'field.method', 'case.fund', 'case.allocated', 'case.undistributed'],
    name: 'distributions',
    word: 'case.distributions',
  },
  {
    cells: ({ assetId, network, otherAsset, otherCase, type }: Link) => [
      cell.case(otherCase),
      cell.text(network ?? type),
      cell.text(assetId),
      cell.text(otherAsset),
    ],
    columns: ['case.case', 'case.shared', 'case.assetHere', 'case.assetThere'],
    name: 'links',
    word: 'case.links',
  },
  {
    cells: ({ act, caseId, instructionId, proposedBy, recordedAt, state }: ShownProposal) => [
      cell.act(act),
      cell.instruction(caseId, instructionId, proposedBy),
      cell.instant(recordedAt),
      cell.status(state),
    ],
    columns: ['work.proposal', 'work.by', 'case.when', 'case.status'],
    name: 'proposals',
    word: 'case.proposals',
  },
];
