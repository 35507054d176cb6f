export * from './accounts.ts';
export {
  type Act,
  type Decision,
  type DefinedAct,
  isRefusal,
  type Posting,
  type Refusal,
  typeOf,
} from './act.ts';
export { amendedClaim } from './acts/amend-claim.ts';
export { acts, findAct } from './acts/index.ts';
export { orderKinds, owed } from './acts/register-order.ts';
export { credited } from './acts/return-in-kind.ts';
export * from './body.ts';
export * from './book.ts';
export * from './claim-book.ts';
export { personalPathsOf } from './correction/personal-paths.ts';
export * from './decide.ts';
export * from './effects.ts';
export * from './evolve.ts';
export * from './fact.ts';
export * from './flow.ts';
export * from './id.ts';
export * from './instant.ts';
export * from './key-material.ts';
export * from './lots-after.ts';
export * from './memory-state.ts';
export * from './ordered-records.ts';
export * from './outcome.ts';
export * from './permissions.ts';
export * from './personal.ts';
export { initialPolicy, policyCase, policyIn, policyOf, registeredUnit, unitIn } from './policy.ts';
export * from './principal.ts';
export * from './quantity.ts';
export * from './reaction.ts';
export * from './record.ts';
export * from './record-keys.ts';
export * from './refusals.ts';
export { deMinimisModes } from './restitution/de-minimis.ts';
export { type DistributionBody, distributionBody, priorities } from './restitution/distribution-body.ts';
export { divide } from './restitution/divide.ts';
export { type Method, methods } from './restitution/methods.ts';
export * from './restitution/lines.ts';
export { planDistribution } from './restitution/plan.ts';
export * from './staged-state.ts';
export * from './state.ts';
export * from './units.ts';
export { type CaseInSight, relationTo } from './visibility.ts';
export { proposalHash } from './proposals.ts';
