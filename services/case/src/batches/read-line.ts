import { findAct, maxValue_bytes, type Principal } from '@seizure-ledger/contracts';
import {
  assertMayPropose,
  type AskedAct,
  parseStrictJson,
  readActBody,
  readFields,
  ServiceError,
} from '@seizure-ledger/service-kit';
import { tooLong } from './lines.ts';
import { batchLine } from './operation.ts';

/** @throws {ServiceError} TOO_LARGE, BAD_JSON */
export function parseLine(line: Buffer | typeof tooLong): unknown {
  if (line !== tooLong) return parseStrictJson(line);
  throw new ServiceError('TOO_LARGE', `A line may have ${maxValue_bytes} bytes; split it.`);
}

/** The id of a line, also of one that is otherwise wrong: so that its sender knows which one was. */
export function idOf(line: unknown): string | undefined {
  if (typeof line !== 'object' || line === null || !('id' in line)) return undefined;
  return typeof line.id === 'string' ? line.id : undefined;
}

/**
 * One line of a batch as an act.
 * @throws {ServiceError} what the same act would be answered with on its own route.
 */
export function readLine(json: unknown, principal: Principal): AskedAct {
  const line = readFields(batchLine, json);
  const act = findAct(line.act);
  if (!act) throw new Error(`a line may name an act that there is not: ${line.act}`);
  assertMayPropose(principal, act.name);
  if (act.name.startsWith('persons'))
    throw new ServiceError(
      'BAD_BODY',
      'Acts on identities are no lines of a batch: send them to /api/v1/persons.',
    );
  const { caseId, id } = line;
  const body = readActBody(act, line.body);
  if (act.onCase !== 'opens') return { act, body, caseId, id, principal };
  if (body['caseId'] !== undefined && body['caseId'] !== caseId)
    throw new ServiceError('BAD_BODY', 'The line names one case and its body another.');
  return { act, body, caseId, id, principal };
}
