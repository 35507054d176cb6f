import { unopened } from './case-record.ts';
import type { Fact } from './fact.ts';
import type { CaseRecord, PolicyRecord, StateView } from './state.ts';
import { findUnit, type Unit } from './units.ts';

/** Where policy acts stand: no case of anybody's, in every partition. No id that a caller may choose is like it. */
export const policyCase = '$policy';

/** The rules' own words for it, before anybody has said otherwise. */
export const initialPolicy: PolicyRecord = {
  agencies: [],
  paymentThresholds: {},
  revision: 0,
  rulesVersion: 1,
};

/** The policy in force, as far as the partition that decides has come. */
export const policyOf = (state: StateView): PolicyRecord =>
  state.get('policy', policyCase, '') ?? initialPolicy;

/** The unit that a code or alias names: one that the rules know, or that a policy in force has registered. */
export const unitIn = (state: StateView, code: string): Unit | undefined =>
  findUnit(code) ?? registeredUnit(policyOf(state), code);

/** The unit that a policy has registered under this code. */
export function registeredUnit({ units = {} }: Pick<PolicyRecord, 'units'>, code: string): Unit | undefined {
  const registered = Object.hasOwn(units, code) ? units[code] : undefined;
  return registered && { code, ...registered };
}

/** The policy that is in force from a fact on: one that was adopted stands in its details, one that was relayed in its body. */
export function policyIn({ body, caseId, details, status, type }: Fact): PolicyRecord | undefined {
  if (caseId !== policyCase || status !== 'posted') return undefined;
  // its act made it
  return { 'policy.adopted.v1': details, 'policy.relayed.v1': body }[type] as PolicyRecord | undefined;
}

/** The chain of policy acts, before the first of them. */
export const policyRecord: CaseRecord = { ...unopened, caseId: policyCase, timeZone: 'UTC' };
