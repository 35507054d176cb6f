import type { DefinedAct } from './act.ts';
import type { Asked } from './outcome.ts';
import { isBefore } from './instant.ts';
import { policyCase } from './policy.ts';
import type { Principal } from './principal.ts';
import type { CaseRecord, StateView } from './state.ts';

/** Why a case exists for somebody. Who sees it only because it was shared with the own agency reads, and does no more. */
export type Relation = 'own' | 'judges' | 'holds' | 'shared';

/**
 * What somebody has to do with a case at an instant: it is of the own agency, or the person is an auditor, a
 * prosecutor or a court of its jurisdiction, or a custodian who holds or is to receive a lot of it, or it was shared
 * with the person's agency. `undefined`: to this person the case does not exist.
 */
export function relationTo(
  { agency, jurisdiction, role }: Principal,
  record: CaseRecord,
  state: StateView,
  at: string,
): Relation | undefined {
  if (record.caseId === policyCase) return ['admin', 'auditor', 'reactor'].includes(role) ? 'own' : undefined;
  if (agency === record.agency || role === 'auditor' || role === 'reactor') return 'own';
  if ((role === 'prosecutor' || role === 'court') && jurisdiction === record.jurisdiction) return 'judges';
  if (role === 'custodian' && state.get('custodian', record.caseId, agency)) return 'holds';
  const access = state.get('access', record.caseId, agency);
  if (!access) return undefined;
  return access.until === undefined || isBefore(at, access.until) ? 'shared' : undefined;
}

/** Whether a case exists for this person at an instant. */
export const maySee = (actor: Principal, record: CaseRecord, state: StateView, at: string): boolean =>
  relationTo(actor, record, state, at) !== undefined;

/** Whose sight of the case counts: who asks, or for whom the reactor does. */
export const askerOf = (
  act: DefinedAct | undefined,
  { actor, body }: Pick<Asked, 'actor' | 'body'>,
): Principal => act?.onBehalfOf?.(body) ?? actor;
