export * from './answered-input.ts';
export * from './asyncapi.ts';
export * from './declared-keys.ts';
export * from './envelope.ts';
export * from './fact-record.ts';
export * from './http/act-answers.ts';
export * from './http/act-operation.ts';
export * from './http/entry.ts';
export * from './http/identifiers.ts';
export * from './http/imports.ts';
export * from './http/openapi.ts';
export * from './http/problem-statuses.ts';
export * from './http/preview.ts';
export * from './http/problem.ts';
export * from './http/reads/answers.ts';
export * from './http/reads/documents.ts';
export * from './http/reads/queries.ts';
export * from './http/reads/read-operation.ts';
export * from './http/reads/restitution-summary.ts';
export * from './http/reads/undistributed-reasons.ts';
export * from './http/reads/verification.ts';
export * from './http/receipt-address.ts';
export * from './http/route.ts';
export * from './http/users.ts';
export type * from './immutable.ts';
export * from './index-rule.ts';
export * from './log-in-doubt.ts';
export * from './unknown-rules.ts';
export * from './outcome-parts.ts';
export * from './partitioner.ts';
export * from './position.ts';
export * from './record-auth.ts';
export * from './topics.ts';
/** The words of the domain that the rim speaks: who acts, which acts there are, who may do what, why not. */
export {
  type Account,
  acts,
  type Body,
  type DefinedAct,
  type Fact,
  findAct,
  id,
  type Instruction,
  type KeyedHash,
  fractionDigits,
  mayPropose,
  methods,
  permissions,
  person,
  initialPolicy,
  policyCase,
  principal,
  type Principal,
  proposalHash,
  sum,
  zero,
  proposersOf,
  relationTo,
  refusalSentence,
  type RefusalCode,
  type Role,
  roles,
  personalPathsOf,
  splitPersonal,
  units,
} from '@seizure-ledger/domain';
