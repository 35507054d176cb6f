import type { DefinedAct } from './act.ts';
import type { Asked } from './outcome.ts';
import { isBefore } from './instant.ts';
import { policyCase } from './policy.ts';
import type { Principal } from './principal.ts';
import type { CaseRecord, StateView } from './state.ts';

/** Why a case exists for somebody. Who sees it only because it was shared with the own agency reads, and does no more. */
export type Relation = 'own' | 'judges' | 'holds' | 'shared';

/** What the rule asks of a case, whoever keeps it: the ledger in records, readers in a document. */
export interface CaseInSight extends Pick<CaseRecord, 'agency' | 'caseId' | 'jurisdiction'> {
  /** What was shared with an agency. */
  accessOf(agency: string): { readonly until?: string | undefined } | undefined;
  /** Whether a custodian holds a lot of the case, or is to receive one. */
  isHolder(custodian: string): boolean;
}

/** A case as the ledger keeps it. */
export const inSight = (record: CaseRecord, state: StateView): CaseInSight => ({
  accessOf: (agency) => state.get('access', record.caseId, agency),
  agency: record.agency,
  caseId: record.caseId,
  isHolder: (custodian) => state.get('custodian', record.caseId, custodian) !== undefined,
  jurisdiction: record.jurisdiction,
});

/**
 * What somebody has to do with a case at an instant: it is of the own agency, or the person is an auditor, a
 * prosecutor or a court of its jurisdiction, or a custodian who holds or is to receive a lot of it, or it was shared
 * with the person's agency. `undefined`: to this person the case does not exist.
 */
export function relationTo(
  { agency, jurisdiction, role }: Principal,
  one: CaseInSight,
  at: string,
): Relation | undefined {
  if (one.caseId === policyCase) return ['admin', 'auditor', 'reactor'].includes(role) ? 'own' : undefined;
  if (agency === one.agency || role === 'auditor' || role === 'reactor') return 'own';
  if ((role === 'prosecutor' || role === 'court') && jurisdiction === one.jurisdiction) return 'judges';
  if (role === 'custodian' && one.isHolder(agency)) return 'holds';
  const access = one.accessOf(agency);
  if (!access) return undefined;
  return access.until === undefined || isBefore(at, access.until) ? 'shared' : undefined;
}

/** Whether a case exists for this person at an instant. */
export const maySee = (actor: Principal, record: CaseRecord, state: StateView, at: string): boolean =>
  relationTo(actor, inSight(record, state), at) !== undefined;

/** Whose sight of the case counts: who asks, or for whom the reactor does. */
export const askerOf = (
  act: DefinedAct | undefined,
  { actor, body }: Pick<Asked, 'actor' | 'body'>,
): Principal => act?.onBehalfOf?.(body) ?? actor;
