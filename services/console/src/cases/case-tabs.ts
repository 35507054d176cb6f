import type { Word } from '@seizure-ledger/console';
import type {
  ShownClaim,
  ShownDistribution,
  ShownHandOver,
  ShownOrder,
  ShownProposal,
} from '@seizure-ledger/contracts';
import { path } from '../frame/page.ts';

/** How a cell of a list is shown. */
export type Cell =
  | { readonly kind: 'instant' | 'text'; readonly value: string | undefined }
  | { readonly kind: 'act' | 'choice' | 'status'; readonly value: string }
  | { readonly href: string; readonly kind: 'link'; readonly value: string }
  | { readonly kind: 'quantity'; readonly unit: string; readonly value: string | undefined };

export interface Tab {
  readonly columns: readonly Word[];
  readonly name: string;
  readonly word: Word;
  /** A row for what the API lists. */
  cells(item: never, caseId: string): readonly Cell[];
}

const text = (value: string | undefined): Cell => ({ kind: 'text', value });
const status = (value: string): Cell => ({ kind: 'status', value });
const quantity = (value: string | undefined, unit: string): Cell => ({ kind: 'quantity', unit, value });
const instruction = (caseId: string, id: string, value: string): Cell => ({
  href: path('cases', caseId, 'instructions', id),
  kind: 'link',
  value,
});
const toAct = (caseId: string, offer: string, query: Record<string, string>, value: string): Cell => ({
  href: `${path('cases', caseId, 'acts', offer)}?${new URLSearchParams(query)}`,
  kind: 'link',
  value,
});

/** What a case has besides its entries, each a page of its own. */
export const tabs: readonly Tab[] = [
  {
    cells: ({ authority, collected, date, kind, open, orderId, reference, sum, unit = '' }: ShownOrder) => [
      text(orderId),
      { kind: 'choice', value: kind },
      text(`${authority}, ${reference}, ${date}`),
      quantity(sum, unit),
      quantity(collected, unit),
      quantity(open, unit),
    ],
    columns: [
      'field.orderId',
      'field.kind',
      'field.order',
      'case.ordered',
      'case.collected',
      'case.stillOpen',
    ],
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
      instruction(caseId, transferId, assetId ?? transferId),
      text(from),
      text(toCase ?? to),
      quantity(amount, unit),
      status(state),
      { kind: 'instant', value: settledAt ?? sentAt },
    ],
    columns: ['case.asset', 'field.from', 'field.to', 'case.amount', 'case.status', 'case.when'],
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
      toAct(caseId, 'claims-amendment', { claimId }, claimId),
      text(person),
      quantity(recognisedLoss, unit),
      quantity(allocated, unit),
      quantity(paid, unit),
      status(state),
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
      toAct(caseId, 'restitutions-payments', { restitutionId }, restitutionId),
      { kind: 'choice', value: method },
      quantity(fund, unit),
      quantity(allocated, unit),
      quantity(undistributed, unit),
    ],
    columns: ['field.restitutionId', 'field.method', 'case.fund', 'case.allocated', 'case.undistributed'],
    name: 'distributions',
    word: 'case.distributions',
  },
  {
    cells: ({ act, caseId, instructionId, proposedBy, recordedAt, state }: ShownProposal) => [
      { kind: 'act', value: act },
      instruction(caseId, instructionId, proposedBy),
      { kind: 'instant', value: recordedAt },
      status(state),
    ],
    columns: ['work.proposal', 'work.by', 'case.when', 'case.status'],
    name: 'proposals',
    word: 'case.proposals',
  },
];
