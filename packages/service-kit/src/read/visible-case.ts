import type { Principal } from '@seizure-ledger/contracts';
import type { CaseDocument, ReadModel } from '@seizure-ledger/read-model';
import { ServiceError } from '../errors.ts';
import { readCaseId } from '../http/case-of.ts';

/** The tags of which a case must have one to be seen, or `undefined` for who sees every case. */
export function visibleTags({ agency, jurisdiction, role }: Principal): readonly string[] | undefined {
  if (role === 'auditor') return undefined;
  const judges = role === 'prosecutor' || role === 'court' ? [`sees:jurisdiction:${jurisdiction}`] : [];
  const keeps = role === 'custodian' ? [`sees:custodian:${agency}`] : [];
  return [`sees:agency:${agency}`, sharedTag(agency), ...judges, ...keeps];
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

/** What was shared until some instant is out of sight from then on, though its tag stays. */
export function maySeeCase(principal: Principal, { shared, tags = [] }: CaseDocument): boolean {
  const { agency } = principal;
  const seen = visibleTags(principal)?.filter((tag) => tags.includes(tag));
  if (!seen) return true;
  if (seen.some((tag) => tag !== sharedTag(agency))) return true;
  const access = seen.length > 0 ? shared.find((one) => one.agency === agency) : undefined;
  return access !== undefined && (access.until === undefined || Date.now() < Date.parse(access.until));
}

const sharedTag = (agency: string): string => `sees:shared:${agency}`;
