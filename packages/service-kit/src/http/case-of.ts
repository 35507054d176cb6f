import { type Body, type DefinedAct, id, policyCase, type Principal } from '@seizure-ledger/contracts';
import { sha256 } from '@seizure-ledger/evidence';
import { ServiceError } from '../errors.ts';

/**
 * The case that an act is about: as the path says, or for a new case as its body says, else derived from agency
 * and key, so that a retry finds the same case and partition.
 */
export function caseOf(
  act: DefinedAct,
  asked: {
    readonly body: Body;
    readonly key: string;
    readonly pathCase: string | undefined;
    readonly principal: Principal;
  },
): string {
  const { body, key, pathCase, principal } = asked;
  if (act.ofPolicy) return policyCase;
  if (act.onCase !== 'opens') return readCaseId(pathCase);
  if (typeof body['caseId'] === 'string') return body['caseId'];
  return `case-${sha256(`${principal.agency}\n${key}`).slice('sha256:'.length, 'sha256:'.length + 20)}`;
}

/** An id that no case can have names no case. */
export function readCaseId(text: string | undefined): string {
  const read = id.safeParse(text);
  if (!read.success) throw new ServiceError('NOT_FOUND', 'There is no such case.');
  return read.data;
}
