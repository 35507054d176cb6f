import type { Body } from '../../fact.ts';
import { reactor } from '../../reaction.ts';
import { by, type Step, type Story, theCase } from '../../scenario.fixture.ts';
import {
  agencyCourt,
  investigator,
  otherProsecutor,
  prosecutor,
  treasury,
  vault,
} from '../../scenario-people.fixture.ts';
import { account, hundred, laterOrder, opened, order } from '../../scenario-steps.fixture.ts';

const R1 = { restitutionId: 'R1' };
const of = (act: string, body: Body): Step => by(prosecutor, act, body);

/**
 * What is asked in every state: of each act at least once, and after a comma what is special. It is about all of A1, or
 * of V1 where the act takes a thing.
 */
export const asked: Readonly<Record<string, (story: Story) => Step>> = {
  cases: () => opened,
  orders: () => of('orders', { ...order, kind: 'other', orderId: 'O1' }),
  access: () => of('access', { agency: 'DE-BKA' }),
  freezes: (story) =>
    of('freezes', { ...hundred, ...described(story), custodian: 'AMLO', order: laterOrder }),
  extensions: () => of('extensions', { assetId: 'A1', expiresAt: '2027-11-20T00:00:00Z', order: laterOrder }),
  seizures: (story) =>
    of('seizures', { ...hundred, ...described(story), custodian: 'AMLO', order: laterOrder }),
  'seizures, under the order of the freeze': () => of('seizures', { ...hundred, custodian: 'AMLO', order }),
  accruals: () => of('accruals', { ...hundred, reason: 'balance-reported' }),
  valuations: () =>
    of('valuations', {
      assetId: 'A1',
      date: '2026-06-01',
      method: 'x',
      value: { quantity: '1', unit: 'USD' },
      valuer: 'x',
    }),
  transfers: () =>
    by(investigator, 'transfers', { ...hundred, from: 'AMLO', order, to: 'Treasury' }, { id: 'T3' }),
  'transfers/confirmation': () => by(treasury, 'transfers/confirmation', { transferId: 'T1' }),
  'transfers/confirmation, of less than was sent': () =>
    by(treasury, 'transfers/confirmation', {
      shortfall: { quantity: '1.00', reason: 'count-difference' },
      transferId: 'T1',
    }),
  'transfers/refusal': () => by(treasury, 'transfers/refusal', { reason: 'x', transferId: 'T1' }),
  'transfers/cancellation': () =>
    by(investigator, 'transfers/cancellation', { reason: 'x', transferId: 'T1' }),
  'transfers, to another case': () =>
    by(prosecutor, 'transfers', { ...hundred, order, toCase: 'TH-2025-0010' }, { id: 'T5' }),
  'transfers/receipt': () =>
    by(reactor, 'transfers/receipt', {
      ...hundred,
      account: 'held:seized',
      asset: account,
      custodian: 'AMLO',
      fromCase: 'TH-2025-0011',
      order,
      origins: [],
      sentBy: { ...prosecutor },
      transferId: 'T6',
    }),
  'transfers/delivery': () => by(reactor, 'transfers/delivery', { transferId: 'T4' }),
  'transfers/return': () =>
    by(reactor, 'transfers/return', { refusal: { code: 'CASE_CLOSED' }, transferId: 'T4' }),
  'write-offs': () => of('write-offs', { ...hundred, reason: 'stolen', reference: 'x' }),
  releases: () => of('releases', { ...hundred, basis: 'order', order, recipient: 'x' }),
  'releases, because the freeze ran out': () =>
    of('releases', { ...hundred, basis: 'expiry', recipient: 'x' }),
  confiscations: () => of('confiscations', { ...hundred, final: true, order }),
  'confiscations, not yet final': () => of('confiscations', { ...hundred, final: false, order }),
  finality: () => of('finality', { ...hundred, decidedAt: '2026-06-01', order }),
  reversals: () => of('reversals', { ...hundred, appeal: laterOrder, order: laterOrder }),
  'reversals, of which the State pays all': () =>
    of('reversals', {
      ...hundred,
      appeal: laterOrder,
      custodian: 'AMLO',
      order: laterOrder,
      shortfall: '100.00',
    }),
  realisations: () =>
    of('realisations', {
      assetId: 'V1',
      buyerReference: 'x',
      costs: [{ quantity: '20.00', reference: 'x', type: 'auction' }],
      gross: '900.00',
      ground: 'court-leave',
      liens: [{ holder: 'x', quantity: '300.00', reference: 'x' }],
      order,
      ownerHeard: true,
      proceedsUnit: 'THB',
      quantity: '1',
      unit: 'item',
    }),
  'realisations, without a ground': () =>
    of('realisations', {
      assetId: 'V1',
      buyerReference: 'x',
      costs: [],
      gross: '900.00',
      liens: [],
      order,
      proceedsUnit: 'THB',
      quantity: '1',
      unit: 'item',
    }),
  conversions: () =>
    of('conversions', {
      ...hundred,
      rate: '0.03',
      rateAt: '2026-06-01T00:00:00Z',
      source: 'x',
      to: { quantity: '3.00', unit: 'USD' },
    }),
  costs: () => of('costs', { ...hundred, invoice: 'x', order, paidBy: 'property', type: 'storage' }),
  'costs, of what is held': () =>
    of('costs', {
      ...hundred,
      account: 'held:seized',
      invoice: 'x',
      order,
      paidBy: 'property',
      type: 'storage',
    }),
  'costs, paid by the State': () =>
    of('costs', { quantity: '100.00', unit: 'THB', invoice: 'x', paidBy: 'state', type: 'storage' }),
  'receipts-in': () =>
    of('receipts-in', {
      basis: 'settlement',
      custodian: 'Treasury',
      payer: 'x',
      quantity: '7.00',
      unit: 'THB',
    }),
  shares: () => of('shares', { agreement: 'x', partner: 'x', quantity: '100.00', unit: 'THB' }),
  remittances: () => of('remittances', { ...hundred, purpose: 'treasury', reference: 'x' }),
  claims: () =>
    of('claims', {
      claimId: 'C2',
      grossLoss: '5.00',
      order,
      person: 'P-2',
      priorRecoveries: '0',
      priority: 'victim',
      unit: 'THB',
    }),
  'claims/amendment': () => of('claims/amendment', { claimId: 'C1', reason: 'x', status: 'disputed' }),
  restitutions: () =>
    of('restitutions', { fund: 'all', method: 'pro-rata', order, restitutionId: 'R2', unit: 'THB' }),
  'restitutions, of what is held': () =>
    of('restitutions', {
      from: 'held',
      fund: 'all',
      method: 'pro-rata',
      orderId: 'HELD',
      restitutionId: 'R2',
      unit: 'THB',
    }),
  'restitutions/payments': () =>
    of('restitutions/payments', { ...R1, amount: '60.00', claimId: 'C1', paymentReference: 'x' }),
  corrections: (story) => of('corrections', { foundBy: 'x', reason: 'x', sequence: lastOfA1(story) }),
  'corrections, of how A1 came into the case': (story) =>
    of('corrections', { foundBy: 'x', reason: 'x', sequence: firstOfA1(story) }),
  'restitutions/payments/returns': () =>
    of('restitutions/payments/returns', { ...R1, paymentId: 'PAY', reason: 'x' }),
  'restitutions/voids': () =>
    of('restitutions/voids', { ...R1, amount: '60.00', claimId: 'C1', order, reason: 'x' }),
  'restitutions/reserve-releases': () =>
    of('restitutions/reserve-releases', { ...R1, order, quantity: '40.00' }),
  'restitutions/reserve-releases, to a claim': () =>
    of('restitutions/reserve-releases', { ...R1, order, quantity: '40.00', toClaim: 'C1' }),
  'returns-in-kind': () =>
    of('returns-in-kind', { assetId: 'V1', claimId: 'C1', quantity: '1', receipt: 'x', unit: 'item' }),
  approvals: (story) => by(otherProsecutor, 'approvals', { proposalHash: lastProposal(story) }),
  rejections: (story) =>
    by(otherProsecutor, 'rejections', { proposalHash: lastProposal(story), reason: 'x' }),
  withdrawals: (story) => by(prosecutor, 'withdrawals', { proposalHash: lastProposal(story) }),
  persons: () => by(vault, 'persons', { person: 'P-2' }),
  'persons, who is known': () => by(vault, 'persons', { person: 'P-1' }),
  'persons/readings': () => by(vault, 'persons/readings', { person: 'P-1', purpose: 'x' }),
  'persons/erasure': () => by(vault, 'persons/erasure', { person: 'P-1', reason: 'x' }),
  'persons/erasure/confirmation': () => by(agencyCourt, 'persons/erasure/confirmation', { person: 'P-1' }),
  closure: () => of('closure', { reason: 'x' }),
  reopening: () => by(agencyCourt, 'reopening', { order: laterOrder, reason: 'x' }),
};

const described = ({ book }: Story): Body =>
  book.state.get('asset', theCase, 'A1') ? {} : { asset: account };

const lastOfA1 = ({ facts }: Story): number =>
  facts.findLast(({ fact }) => fact.legs?.some(({ assetId }) => assetId === 'A1'))?.fact.sequence ?? 0;

const firstOfA1 = ({ facts }: Story): number =>
  facts.find(({ fact }) => fact.legs?.some(({ assetId }) => assetId === 'A1'))?.fact.sequence ?? 0;

const lastProposal = ({ facts }: Story): string =>
  facts.findLast(({ fact }) => fact.status === 'proposed')?.hash ?? `sha256:${'0'.repeat(64)}`;

/** The act that a row is about. */
export const actOf = (row: string): string => row.split(',')[0] ?? row;
