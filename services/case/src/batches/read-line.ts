import { findAct, type Principal } from '@seizure-ledger/contracts';
import {
  assertMayPropose,
  type AskedAct,
  caseOf,
  parseStrictJson,
  readActBody,
  readFields,
  readKey,
  ServiceError,
} from '@seizure-ledger/service-kit';
import { batchLine } from './operation.ts';

/**
 * One line of a batch as an act.
 * @throws {ServiceError} what the same act would be answered with on its own route.
 */
export function readLine(text: string, principal: Principal): AskedAct {
  const line = readFields(batchLine, parseStrictJson(Buffer.from(text)));
  const act = findAct(line.act);
  if (!act) throw new ServiceError('BAD_BODY', `There is no act ${line.act}.`);
  assertMayPropose(principal, act.name);
  const id = readKey(line.id);
  const body = readActBody(act, line.body);
  if (act.onCase === 'opens' && body['caseId'] !== undefined && body['caseId'] !== line.caseId) {
    throw new ServiceError('BAD_BODY', 'The line names one case and its body another.');
  }
  const caseId =
    act.onCase === 'opens' ? line.caseId : caseOf(act, { body, key: id, pathCase: line.caseId, principal });
  return { act, body, caseId, id, principal };
}
