import type { Principal } from '@seizure-ledger/contracts';
import type { CaseDocument, ReadModel } from '@seizure-ledger/read-model';
import { ServiceError } from '../errors.ts';
import { readCaseId } from '../http/case-of.ts';

/** The tags of which a case must have one to be seen, or `undefined` for who sees every case. */
export function visibleTags({ agency, jurisdiction, role }: Principal): readonly string[] | undefined {
  if (role === 'auditor') return undefined;
  const judges = role === 'prosecutor' || role === 'court' ? [`sees:jurisdiction:${jurisdiction}`] : [];
  const keeps = role === 'custodian' ? [`sees:custodian:${agency}`] : [];
  return [`sees:agency:${agency}`, ...judges, ...keeps];
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

export function maySeeCase(principal: Principal, { tags = [] }: CaseDocument): boolean {
  return visibleTags(principal)?.some((tag) => tags.includes(tag)) ?? true;
}
