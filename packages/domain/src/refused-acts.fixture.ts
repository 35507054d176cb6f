import type { Body } from './fact.ts';
import { policyCase } from './policy.ts';
import type { Principal } from './principal.ts';
import type { RefusalCode } from './refusals.ts';
import { by, type Step, theCase } from './scenario.fixture.ts';
import {
  admin,
  agencyCourt,
  amlo,
  investigator,
  otherProsecutor,
  prosecutor,
  stranger,
  treasury,
  vault,
} from './scenario-people.fixture.ts';
import {
  account,
  adopted,
  claimed,
  confiscated,
  distributed,
  distribution,
  frozen,
  house,
  hundred,
  laterOrder,
  opened,
  opening,
  order,
  seized,
  sent,
} from './scenario-steps.fixture.ts';

/** A story so far, and the instruction that is refused. */
export type Row = readonly [
  story: readonly Step[],
  actor: Principal,
  act: string,
  body: Body,
  besides?: Partial<Step>,
];

const otherKey = { id: 'k-other', sha256: '0'.repeat(64), topic: 'instructions' };
const somebody = { person: 'P-1' };
const recorded = [opened, by(vault, 'persons', somebody)];
const t1 = { transferId: 'T1' };
const more = { ...hundred, custodian: 'Bank B', order };
export const release = { ...hundred, basis: 'order', order, recipient: 'Owner' };
const expiring = { effectiveAt: '2025-12-17T03:00:00Z', expiresAt: '2026-03-17T00:00:00Z' };
const owned = [opened, seized(), confiscated()];
const payment = { amount: '50.00', claimId: 'C1', paymentReference: 'SWIFT 1', restitutionId: 'R1' };
const registered = { authority: 'Court', date: '2025-12-17', kind: 'freeze', orderId: 'O1', reference: '7' };
const transfer = { ...hundred, from: 'AMLO', order, to: 'Treasury' };
const seizure = { ...hundred, custodian: 'AMLO', order };
const fork = {
  asset: { ...account, parent: 'A1' },
  assetId: 'F1',
  quantity: '1',
  reason: 'fork',
  unit: 'BCH',
};
const theHouse = { assetId: 'H1', quantity: '1', unit: 'item' };
const seizedHouse = [opened, seized({ ...theHouse, asset: house })];
const ownedHouse = [...seizedHouse, confiscated(theHouse)];
const sale = { buyerReference: 'B-1', costs: [], gross: '900.00', liens: [], proceedsUnit: 'THB' };
const reversal = { ...hundred, appeal: laterOrder, order: laterOrder };
const shared = by(prosecutor, 'shares', {
  agreement: 'MLA 3',
  partner: 'KH',
  quantity: '40.00',
  unit: 'THB',
});
const conversion = {
  ...hundred,
  rate: '0.0301',
  rateAt: '2026-01-15T09:00:00Z',
  source: 'Bank of Thailand',
  to: { quantity: '3.01', unit: 'USD' },
};
const receipt = { basis: 'settlement', custodian: 'Treasury', payer: 'P-1', quantity: '5.00', unit: 'THB' };
const owing = by(investigator, 'orders', { ...registered, kind: 'value', sum: '80.00', unit: 'THB' });
const collection = { ...receipt, basis: 'value-order', orderId: 'O1' };
const correction = { foundBy: 'Internal audit', reason: 'A decimal point off', sequence: 1 };
const deMinimis = { mode: 'hold', threshold: '10.00' };
const { order: _inline, ...underRegistered } = distribution;
const inKind = { claimId: 'C1', receipt: 'R-7' };
const paid = by(prosecutor, 'restitutions/payments', payment, { id: 'pay-1' });
const back = { paymentId: 'pay-1', reason: 'account closed', restitutionId: 'R1' };
const amended = (about: Body): Step =>
  by(prosecutor, 'claims/amendment', { claimId: 'C1', reason: 'new statement', ...about });
const nobody = `sha256:${'0'.repeat(64)}`;

export const rows: Readonly<Record<Exclude<RefusalCode, 'UNDECIDABLE' | ByProposal>, Row>> = {
  AGENCY_MISMATCH: [[], investigator, 'cases', { ...opening, agency: 'KH-FIU' }],
  ALREADY_HELD: [
    [opened, frozen({ asset: house, quantity: '1', unit: 'item' })],
    investigator,
    'freezes',
    { ...more, quantity: '1', unit: 'item' },
  ],
  ALREADY_CORRECTED: [
    [opened, seized(), by(prosecutor, 'corrections', correction)],
    prosecutor,
    'corrections',
    correction,
  ],
  ALREADY_MONEY: [owned, prosecutor, 'realisations', { ...hundred, ...sale }],
  AMBIGUOUS_ACCOUNT: [
    [
      opened,
      frozen(),
      seized({ asset: undefined, custodian: 'Bank B', fromCustodian: 'Bank B', quantity: '40.00' }),
    ],
    prosecutor,
    'confiscations',
    { ...hundred, final: true, order },
  ],
  AMBIGUOUS_LOT: [
    [opened, frozen(), frozen({ asset: undefined, custodian: 'Bank C' })],
    prosecutor,
    'confiscations',
    { ...hundred, final: true, order },
  ],
  AMOUNT_NOT_THING: [
    [opened, frozen()],
    investigator,
    'seizures',
    { ...seizure, quantity: '1', unit: 'item' },
  ],
  ASSET_KNOWN: [[opened, frozen()], investigator, 'freezes', { ...more, asset: account }],
  ASSET_REQUIRED: [[opened], investigator, 'freezes', more],
  BELOW_THRESHOLD: [
    [...owned, claimed('C1', { grossLoss: '5.00' }), distributed({ deMinimis })],
    prosecutor,
    'restitutions/payments',
    { ...payment, amount: '5.00' },
  ],
  CASE_CLOSED: [
    [opened, by(prosecutor, 'closure', { reason: 'done' })],
    investigator,
    'freezes',
    { ...more, asset: account },
  ],
  CASE_EXISTS: [[opened], investigator, 'cases', opening],
  CASE_OPEN: [[opened], prosecutor, 'reopening', { order, reason: 'New property' }],
  CLAIM_EXISTS: [[opened, claimed('C1')], prosecutor, 'claims', claimed('C1').body],
  CLAIM_STATUS: [
    [...owned, claimed('C1'), amended({ status: 'rejected' })],
    prosecutor,
    'restitutions',
    { ...distribution, claims: ['C1'] },
  ],
  CLAIM_UNIT: [
    [...owned, claimed('C1', { unit: 'USD' })],
    prosecutor,
    'restitutions',
    { ...distribution, claims: ['C1'] },
  ],
  CLOCK: [
    [opened],
    investigator,
    'freezes',
    { ...more, asset: account },
    { sentAt: '2026-11-24T08:05:00.001Z' },
  ],
  DEDUCTIONS_EXCEED: [
    ownedHouse,
    prosecutor,
    'realisations',
    { ...theHouse, ...sale, liens: [{ holder: 'Bank K', quantity: '900.01', reference: 'M-1' }] },
  ],
  CORRECTION_BLOCKED: [owned, prosecutor, 'corrections', correction],
  CORRECTION_TIME: [
    [opened, seized()],
    prosecutor,
    'corrections',
    { ...correction, effectiveAt: '2026-01-01T00:00:00Z' },
  ],
  CREDIT_UNIT: [
    [...seizedHouse, claimed('C1')],
    prosecutor,
    'returns-in-kind',
    { ...theHouse, ...inKind, credit: { quantity: '1.00', unit: 'USD' } },
  ],
  DISTRIBUTION_EXISTS: [[...owned, claimed('C1'), distributed()], prosecutor, 'restitutions', distribution],
  EFFECTIVE_BEFORE_TAKING: [
    [opened, frozen()],
    prosecutor,
    'confiscations',
    { ...hundred, effectiveAt: '2026-11-24T07:59:59Z', final: true, order },
  ],
  EFFECTIVE_IN_FUTURE: [
    [opened],
    investigator,
    'freezes',
    { ...more, asset: account, effectiveAt: '2026-11-25T08:00:01Z' },
  ],
  FREEZE_EXPIRED: [[opened, frozen(expiring)], investigator, 'freezes', { ...more, order: laterOrder }],
  GROUND_REQUIRED: [seizedHouse, prosecutor, 'realisations', { ...theHouse, ...sale, order }],
  HELD_NOT_ORDERED: [
    [opened, seized(), claimed('C1'), by(investigator, 'orders', registered)],
    prosecutor,
    'restitutions',
    { ...underRegistered, from: 'held', orderId: 'O1' },
  ],
  ID_REUSED: [[opened], investigator, 'freezes', { ...more, asset: account }, { id: 'key-1' }],
  INSUFFICIENT_HELD: [[opened, frozen()], prosecutor, 'releases', { ...release, quantity: '100.01' }],
  INSUFFICIENT_OWNED: [
    [...owned, claimed('C1')],
    prosecutor,
    'restitutions',
    { ...distribution, fund: '100.01' },
  ],
  ITEM_IS_ONE: [
    [opened],
    investigator,
    'seizures',
    { ...seizure, asset: house, quantity: '7', unit: 'item' },
  ],
  INSUFFICIENT_RESERVE: [
    [...owned, claimed('C1'), distributed({ reserve: { quantity: '10.00' } })],
    prosecutor,
    'restitutions/reserve-releases',
    { quantity: '10.01', restitutionId: 'R1' },
  ],
  IN_TRANSIT: [[opened, seized(), sent()], investigator, 'transfers', transfer],
  LEFT_ALREADY: [[...owned, shared], prosecutor, 'reversals', reversal],
  NEW_ORDER_REQUIRED: [
    [opened, frozen(expiring)],
    investigator,
    'extensions',
    { assetId: 'A1', expiresAt: '2028-01-01T00:00:00Z', order },
  ],
  NO_REPLACEMENT: [
    [opened, seized()],
    prosecutor,
    'corrections',
    { ...correction, replacement: { act: 'claims', body: {} } },
  ],
  NOTHING_AMENDED: [
    [opened, claimed('C1')],
    prosecutor,
    'claims/amendment',
    { claimId: 'C1', grossLoss: '300', reason: 'x' },
  ],
  NO_CLAIMS: [owned, prosecutor, 'restitutions', distribution],
  NOTHING_ACCRUES: [
    [opened, seized({ asset: house, quantity: '1', unit: 'item' })],
    investigator,
    'accruals',
    { ...hundred, quantity: '1', reason: 'found', unit: 'item' },
  ],
  NOTHING_OUTSTANDING: [
    [...owned, claimed('C1', { grossLoss: '60.00' }), distributed()],
    prosecutor,
    'restitutions',
    { ...distribution, restitutionId: 'R2' },
  ],
  NOT_CHOSEN: [
    [...owned, claimed('C1'), claimed('C2')],
    prosecutor,
    'restitutions',
    { ...distribution, claims: ['C1'], holds: ['C2'] },
  ],
  NOT_CONVERTIBLE: [owned, prosecutor, 'conversions', { ...conversion, to: { quantity: '3', unit: 'BTC' } }],
  NOT_CORRECTABLE: [[opened], prosecutor, 'corrections', { ...correction, sequence: 0 }],
  NOT_CATCHING_UP: [
    [...owned, claimed('C1')],
    prosecutor,
    'restitutions',
    { ...distribution, catchUp: true, method: 'contested-garment' },
  ],
  NOT_CUSTODIAN: [[opened, seized(), sent()], treasury, 'transfers', transfer],
  NOT_DIVISIBLE: [[opened], prosecutor, 'restitutions', { ...distribution, unit: 'item' }],
  NOT_EMPTY: [[opened, frozen()], prosecutor, 'closure', { reason: 'done' }],
  NOT_EXPIRED: [[opened, frozen()], prosecutor, 'releases', { ...release, basis: 'expiry' }],
  NOT_FINAL: [
    [opened, seized(), confiscated({ final: false }), claimed('C1')],
    prosecutor,
    'restitutions',
    distribution,
  ],
  NOT_FROZEN: [[opened, seized()], investigator, 'seizures', { ...seizure, fromCustodian: 'Bank B' }],
  NOT_HELD: [
    [opened, seized(), by(prosecutor, 'releases', release)],
    investigator,
    'accruals',
    { ...hundred, reason: 'interest' },
  ],
  NOT_IN_CLASS: [
    [...owned, claimed('C1')],
    prosecutor,
    'restitutions',
    { ...distribution, claims: ['C1'], classes: [{ priority: 'owner' }] },
  ],
  NOT_IN_KIND: [[...owned, claimed('C1')], prosecutor, 'returns-in-kind', { ...hundred, ...inKind }],
  NOT_LONGER: [
    [opened, frozen()],
    investigator,
    'extensions',
    { assetId: 'A1', expiresAt: '2028-01-01T00:00:00Z', order: laterOrder },
  ],
  NOT_MONEY: [[opened], prosecutor, 'receipts-in', { ...receipt, unit: 'BTC' }],
  NOT_RECEIVER: [[opened, seized(), sent()], amlo, 'transfers/confirmation', t1],
  NOT_SENDER: [[opened, seized(), sent()], treasury, 'transfers/confirmation', { ...t1, byLetter: 'L-1' }],
  ORDER_AFTER_ACT: [
    [opened],
    investigator,
    'freezes',
    { ...more, asset: account, effectiveAt: '2025-12-16T09:59:59Z' },
  ],
  ORDER_EXISTS: [[opened, by(investigator, 'orders', registered)], investigator, 'orders', registered],
  ORDER_EXPIRED: [[opened, frozen(expiring)], investigator, 'seizures', seizure],
  ORDER_IN_FUTURE: [[opened], investigator, 'orders', { ...registered, date: '2026-11-26' }],
  ORDER_IS_DEBT: [
    [opened, seized(), by(investigator, 'orders', { ...registered, kind: 'value' })],
    prosecutor,
    'confiscations',
    { ...hundred, final: true, orderId: 'O1' },
  ],
  ORDER_REQUIRED: [[opened], investigator, 'seizures', { ...hundred, asset: account, custodian: 'AMLO' }],
  ORDER_TWICE: [
    [opened, by(investigator, 'orders', registered)],
    investigator,
    'freezes',
    { ...more, asset: account, orderId: 'O1' },
  ],
  ORDER_UNIT: [[opened, owing], prosecutor, 'receipts-in', { ...collection, unit: 'USD' }],
  OVER_ALLOCATED: [
    [...owned, claimed('C1'), distributed()],
    prosecutor,
    'restitutions/payments',
    { ...payment, amount: '100.01' },
  ],
  OVER_COLLECTED: [[opened, owing], prosecutor, 'receipts-in', { ...collection, quantity: '80.01' }],
  OVER_CONFISCATED: [owned, prosecutor, 'reversals', { ...reversal, quantity: '100.01' }],
  OVER_CLAIM: [
    [...owned, claimed('C1'), distributed(), amended({ grossLoss: '20.00' })],
    prosecutor,
    'restitutions/payments',
    payment,
  ],
  OVER_RECOVERED: [[opened], prosecutor, 'claims', claimed('C1', { priorRecoveries: '300.01' }).body],
  OWNER_NOT_HEARD: [
    seizedHouse,
    prosecutor,
    'realisations',
    { ...theHouse, ...sale, ground: 'depreciating', order, ownerHeard: false },
  ],
  OWN_AGENCY: [[opened], prosecutor, 'access', { agency: 'TH-CCIB' }],
  PARENT_REQUIRED: [[opened, seized()], investigator, 'accruals', { ...fork, asset: account }],
  PAYMENT_RETURNED: [
    [...owned, claimed('C1'), distributed(), paid, by(prosecutor, 'restitutions/payments/returns', back)],
    prosecutor,
    'restitutions/payments/returns',
    back,
  ],
  ERASURE_NOT_AGREED: [recorded, agencyCourt, 'persons/erasure/confirmation', somebody],
  PERSON_ERASED: [
    [
      ...recorded,
      by(vault, 'persons/erasure', { ...somebody, reason: 'on request' }),
      by(agencyCourt, 'persons/erasure/confirmation', somebody),
    ],
    vault,
    'persons/readings',
    { ...somebody, purpose: 'to pay' },
  ],
  PERSON_EXISTS: [recorded, vault, 'persons', somebody],
  PRECISION_EXCEEDED: [[opened], investigator, 'freezes', { ...more, asset: account, quantity: '1.001' }],
  QUANTITY_UNKNOWN: [[opened, frozen({ quantity: 'unknown' })], investigator, 'seizures', seizure],
  RATE_MISMATCH: [owned, prosecutor, 'conversions', { ...conversion, to: { quantity: '3.02', unit: 'USD' } }],
  RECEIVER_REGISTERED: [
    [opened, seized(), sent(), adopted({ agencies: ['Treasury'] })],
    investigator,
    'transfers/confirmation',
    { ...t1, byLetter: 'L-1' },
  ],
  REPLACEMENT_INVALID: [
    [opened, seized()],
    prosecutor,
    'corrections',
    { ...correction, replacement: { act: 'seizures', body: { ...seizure, quantity: '1e3' } } },
  ],
  RATE_INVALID: [
    [...owned, claimed('C1')],
    prosecutor,
    'restitutions',
    { ...distribution, rates: [{ date: '2026-01-01', rate: '2', source: 'Bank', unit: 'THB' }] },
  ],
  ROLE_NOT_PERMITTED: [[opened], investigator, 'confiscations', { ...hundred, final: true, order }],
  UNIT_KNOWN: [
    [],
    admin,
    'policies',
    { unit: { code: 'THB', digits: 2, kind: 'currency' } },
    { caseId: policyCase },
  ],
  RECORD_KEY_KNOWN: [[], admin, 'policies', { recordKeys: [otherKey, otherKey] }, { caseId: policyCase }],
  RECORD_KEY_LEFT_OUT: [[], admin, 'policies', { recordKeys: [otherKey] }, { caseId: policyCase }],
  RULES_UNKNOWN: [[], admin, 'policies', { rulesVersion: 2 }, { caseId: policyCase }],
  SAME_CASE: [[opened, seized()], prosecutor, 'transfers', { ...hundred, order, toCase: theCase }],
  SAME_CUSTODIAN: [[opened, seized()], investigator, 'transfers', { ...transfer, to: 'AMLO' }],
  SAME_UNIT: [owned, prosecutor, 'conversions', { ...conversion, to: { quantity: '3', unit: 'THB' } }],
  SHARED_ONLY: [
    [opened, by(prosecutor, 'access', { agency: 'KH-FIU' })],
    stranger,
    'freezes',
    { ...more, asset: account },
  ],
  SHORTFALL_BY_LETTER: [
    [opened, seized(), sent()],
    investigator,
    'transfers/confirmation',
    { ...t1, byLetter: 'L-1', shortfall: { quantity: '1.00', reason: 'stolen' } },
  ],
  SHORTFALL_MISMATCH: [
    [opened, seized(), sent()],
    treasury,
    'transfers/confirmation',
    { ...t1, received: '99.99' },
  ],
  SHORTFALL_UNDUE: [owned, prosecutor, 'reversals', { ...reversal, shortfall: '0.01' }],
  SUM_WITHOUT_UNIT: [[opened], investigator, 'orders', { ...registered, sum: '5.00' }],
  THING_NOT_AMOUNT: [
    [opened, seized({ asset: house, quantity: '1', unit: 'item' })],
    investigator,
    'seizures',
    seizure,
  ],
  TRANSFER_SETTLED: [
    [opened, seized(), sent(), by(treasury, 'transfers/confirmation', t1)],
    treasury,
    'transfers/confirmation',
    t1,
  ],
  UNKNOWN_ASSET: [[opened], prosecutor, 'confiscations', { ...hundred, final: true, order }],
  UNKNOWN_CASE: [[], investigator, 'freezes', { ...more, asset: account }],
  UNKNOWN_CLAIM: [
    [...owned, claimed('C1'), distributed()],
    prosecutor,
    'restitutions/payments',
    { ...payment, claimId: 'C9' },
  ],
  UNKNOWN_DISTRIBUTION: [owned, prosecutor, 'restitutions/payments', payment],
  UNKNOWN_ORDER: [
    [opened],
    investigator,
    'freezes',
    { ...hundred, asset: account, custodian: 'Bank B', orderId: 'O9' },
  ],
  UNKNOWN_PERSON: [[opened], vault, 'persons/readings', { ...somebody, purpose: 'to pay' }],
  UNKNOWN_PROPOSAL: [[opened], prosecutor, 'approvals', { proposalHash: nobody }],
  UNKNOWN_PAYMENT: [
    [...owned, claimed('C1'), distributed(), paid],
    prosecutor,
    'restitutions/payments/returns',
    { ...back, restitutionId: 'R2' },
  ],
  UNKNOWN_SOURCE: [
    [...owned, claimed('C1')],
    prosecutor,
    'restitutions',
    { ...distribution, sources: [{ assetId: 'A9' }] },
  ],
  UNKNOWN_TRANSFER: [[opened], investigator, 'transfers/confirmation', { ...t1, byLetter: 'L-1' }],
  UNKNOWN_ENTRY: [[opened], prosecutor, 'corrections', { ...correction, sequence: 1 }],
  UNKNOWN_UNIT: [[opened], investigator, 'freezes', { ...more, asset: account, unit: 'XAU' }],
  VALUE_ORDER_REQUIRED: [[opened, owing], prosecutor, 'receipts-in', { ...receipt, basis: 'value-order' }],
  ZERO_QUANTITY: [[opened], investigator, 'freezes', { ...more, asset: account, quantity: '0.00' }],
};

export type ByProposal =
  'NOT_APPROVER' | 'NOT_PROPOSER' | 'PROPOSAL_CLOSED' | 'PROPOSAL_LAPSED' | 'SAME_PERSON';

/** What is refused of a proposed release, given its hash. */
export const proposalRows: Readonly<Record<ByProposal, (proposalHash: string) => readonly Step[]>> = {
  NOT_APPROVER: (proposalHash) => [
    by({ ...agencyCourt, jurisdiction: 'KH', agency: 'TH-CCIB' }, 'approvals', { proposalHash }),
  ],
  NOT_PROPOSER: (proposalHash) => [by(otherProsecutor, 'withdrawals', { proposalHash })],
  PROPOSAL_CLOSED: (proposalHash) => [
    by(otherProsecutor, 'approvals', { proposalHash }),
    by(agencyCourt, 'approvals', { proposalHash }),
  ],
  PROPOSAL_LAPSED: (proposalHash) => [
    by(prosecutor, 'confiscations', { ...hundred, final: true, order: laterOrder, quantity: '1.00' }),
    by(agencyCourt, 'approvals', { proposalHash }),
  ],
  SAME_PERSON: (proposalHash) => [by(prosecutor, 'approvals', { proposalHash })],
};
