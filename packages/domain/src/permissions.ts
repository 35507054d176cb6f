import type { ActorRole, Role } from './principal.ts';

/** Who may ask for an act, and whose agreement it needs besides. */
export interface Permission {
  readonly proposes: readonly ActorRole[];
  readonly second?: readonly Role[];
  /** Where a field of the body has this value, or is there at all, it is another act to the law: this counts instead. */
  readonly where?: Pick<Permission, 'proposes' | 'second'> & { readonly field: string; readonly is?: string };
}

const officers = ['investigator', 'prosecutor'] as const;
const holders = ['custodian', 'prosecutor'] as const;
const judges = ['prosecutor', 'court'] as const;
const keepers = ['custodian', 'investigator', 'prosecutor'] as const;

/**
 * The one table of who may do what, part of the rules version. It is asked at the edge (role and act) and again in
 * the ledger, which also looks at the case. Payments need a second person from any amount on (threshold 0).
 */
export const permissions: Readonly<Record<string, Permission>> = {
  cases: { proposes: officers },
  orders: { proposes: officers },
  access: { proposes: ['prosecutor'] },
  freezes: { proposes: officers },
  extensions: { proposes: officers },
  seizures: { proposes: officers },
  accruals: { proposes: keepers },
  valuations: { proposes: keepers },
  transfers: { proposes: keepers, where: { field: 'toCase', proposes: ['prosecutor'], second: judges } },
  'transfers/receipt': { proposes: ['reactor'] },
  'transfers/delivery': { proposes: ['reactor'] },
  'transfers/return': { proposes: ['reactor'] },
  'transfers/confirmation': { proposes: keepers },
  'transfers/refusal': { proposes: keepers },
  'transfers/cancellation': { proposes: keepers },
  'write-offs': { proposes: holders, second: ['prosecutor'] },
  releases: { proposes: ['prosecutor'], second: judges },
  confiscations: { proposes: judges },
  finality: { proposes: judges },
  reversals: { proposes: ['prosecutor'], second: judges },
  realisations: { proposes: holders, second: ['prosecutor'] },
  conversions: { proposes: holders, second: ['prosecutor'] },
  costs: {
    proposes: keepers,
    where: { field: 'paidBy', is: 'property', proposes: holders, second: ['prosecutor'] },
  },
  'receipts-in': { proposes: judges },
  shares: { proposes: ['prosecutor'], second: judges },
  remittances: { proposes: ['prosecutor'], second: judges },
  claims: { proposes: judges },
  'claims/amendment': { proposes: judges },
  restitutions: { proposes: judges, second: ['court'] },
  'restitutions/payments': { proposes: holders, second: ['prosecutor'] },
  corrections: { proposes: [...keepers, 'court'], second: ['prosecutor'] },
  'restitutions/payments/returns': { proposes: holders },
  'restitutions/voids': { proposes: ['prosecutor'], second: judges },
  'restitutions/reserve-releases': { proposes: ['prosecutor'], second: judges },
  persons: { proposes: ['vault'] },
  'persons/readings': { proposes: ['vault'] },
  'persons/erasure': { proposes: ['vault'], second: ['vault'] },
  'persons/erasure/confirmation': { proposes: ['court'] },
  'returns-in-kind': { proposes: ['prosecutor'], second: judges },
  policies: { proposes: ['admin'], second: ['admin'] },
  'policies/approvals': { proposes: ['admin'] },
  'policies/rejections': { proposes: ['admin'] },
  'policies/withdrawals': { proposes: ['admin'] },
  'policies/relay': { proposes: ['reactor'] },
  approvals: { proposes: [...judges, 'vault'] },
  rejections: { proposes: [...judges, 'vault'] },
  withdrawals: { proposes: [...keepers, 'court', 'vault'] },
  closure: { proposes: judges },
  reopening: { proposes: judges },
};

/** Who may ask for an act, as a list in words. */
export function proposersOf(act: string): string {
  return Object.hasOwn(permissions, act) ? (permissions[act]?.proposes.join(', ') ?? '') : '';
}

/** Whether a role may ask for an act at all. */
export function mayPropose(role: ActorRole, act: string): boolean {
  return Object.hasOwn(permissions, act) && permissions[act]?.proposes.includes(role) === true;
}

/** What the table says of an act with this body. */
export function permissionFor(
  act: string,
  body: Readonly<Record<string, unknown>>,
): Pick<Permission, 'proposes' | 'second'> | undefined {
  const row = Object.hasOwn(permissions, act) ? permissions[act] : undefined;
  return row?.where && isSo(row.where, body) ? row.where : row;
}

function isSo(
  { field, is }: NonNullable<Permission['where']>,
  body: Readonly<Record<string, unknown>>,
): boolean {
  return is === undefined ? body[field] !== undefined : body[field] === is;
}
