import { policyCase, type Principal, relationTo } from '@seizure-ledger/contracts';
import type { CaseDocument, ReadModel } from '@seizure-ledger/read-model';
import { ServiceError } from '../errors.ts';
import { readCaseId } from '../http/case-of.ts';

/**
 * The tags of which a case must have one to be seen, or `undefined` for who sees every case: by these a list finds
 * its cases. Which of them somebody does see, {@link maySeeCase} says.
 */
export function visibleTags({ agency, jurisdiction, role }: Principal): readonly string[] | undefined {
  if (role === 'auditor') return undefined;
  const judges = role === 'prosecutor' || role === 'court' ? [`sees:jurisdiction:${jurisdiction}`] : [];
  const keeps = role === 'custodian' ? [`sees:custodian:${agency}`] : [];
  return [`sees:agency:${agency}`, `sees:shared:${agency}`, ...judges, ...keeps];
}

/**
 * A case that this person may see.
 * @throws {ServiceError} NOT_FOUND: there is none, or not for this person; the answer does not tell which.
 */
export async function visibleCase(
  readModel: ReadModel,
  principal: Principal,
  caseId: string,
): Promise<CaseDocument> {
  const found = await readModel.get('cases', readCaseId(caseId));
  if (!found || !maySeeCase(principal, found)) throw new ServiceError('NOT_FOUND', 'There is no such case.');
  return found;
}

/** By the ledger's own rule, at this instant: what was shared until some instant is out of sight from then on. */
export function maySeeCase(
  principal: Principal,
  { agency, caseId, custodians, jurisdiction, shared }: CaseDocument,
): boolean {
  const one = {
    accessOf: (name: string) => shared.find((access) => access.agency === name),
    agency,
    caseId,
    isHolder: (name: string) => custodians.some(({ custodian }) => custodian === name),
    jurisdiction,
  };
  return relationTo(principal, one, new Date().toISOString()) !== undefined;
}

/** Whether the chain of policies is there for this person. */
export const maySeePolicies = (principal: Principal): boolean =>
  relationTo(principal, ofNobody, new Date().toISOString()) !== undefined;

const ofNobody = {
  accessOf: () => undefined,
  agency: '',
  caseId: policyCase,
  isHolder: () => false,
  jurisdiction: '',
};
