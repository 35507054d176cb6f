import { unopened } from './case-record.ts';
import type { CaseRecord, PolicyRecord, StateView } from './state.ts';

/** Where policy acts stand: no case of anybody's, in every partition. No id that a caller may choose is like it. */
export const policyCase = '$policy';

/** The rules' own words for it, before anybody has said otherwise. */
export const initialPolicy: PolicyRecord = { agencies: [], paymentThresholds: {}, revision: 0, rulesVersion: 1 };

/** The policy in force, as far as the partition that decides has come. */
export const policyOf = (state: StateView): PolicyRecord =>
  state.get('policy', policyCase, '') ?? initialPolicy;

/** The chain of policy acts, before the first of them. */
export const policyRecord: CaseRecord = { ...unopened, caseId: policyCase, timeZone: 'UTC' };
