import type { Principal } from './principal.ts';
import type { CaseRecord, StateView } from './state.ts';

/**
 * Whether a case exists for this person: it is of the own agency, or the person is an auditor, a prosecutor or a
 * court of its jurisdiction, or a custodian who holds or is to receive a lot of it. To anyone else the case does
 * not exist.
 */
export function maySee(actor: Principal, record: CaseRecord, state: StateView): boolean {
  if (actor.agency === record.agency || actor.role === 'auditor') return true;
  if (actor.role === 'prosecutor' || actor.role === 'court')
    return actor.jurisdiction === record.jurisdiction;
  if (actor.role !== 'custodian') return false;
  return state.get('custodian', record.caseId, actor.agency) !== undefined;
}
