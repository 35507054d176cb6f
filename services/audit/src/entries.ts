import { entryText, type Principal } from '@seizure-ledger/contracts';
import type { EntryDocument, ReadModel } from '@seizure-ledger/read-model';
import { ServiceError, visibleCase } from '@seizure-ledger/service-kit';
import { readCursor, writeCursor } from './page.ts';

export const textOfEntry = ({ hash, position, value }: EntryDocument): string =>
  entryText(value, hash, position);

interface PageOf {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** A case's journal in the order of its chain, as JSON text: the records' own bytes. */
export async function entriesOf(
  readModel: ReadModel,
  principal: Principal,
  caseId: string,
  { cursor, limit }: PageOf,
): Promise<string> {
  const found = await visibleCase(readModel, principal, caseId);
  const from = readCursor(cursor);
  const upTo = from?.upTo ?? found.entries - 1;
  const position = from?.position ?? found.position;
  const afterId = from && { afterId: from.afterId };
  const entries = await readModel.find('entries', {
    equals: [found.caseId],
    index: 'byCase',
    limit: limit + 1,
    upTo,
    ...afterId,
  });
  return pageText('entries', entries, { limit, position, upTo });
}

/** All records of one outcome, for auditors: refusals, or what was quarantined. */
export async function entriesByStatus(
  readModel: ReadModel,
  status: string,
  name: string,
  position: string,
  { cursor, limit }: PageOf,
): Promise<string> {
  const from = readCursor(cursor);
  const afterId = from && { afterId: from.afterId };
  const entries = await readModel.find('entries', {
    equals: [status],
    index: 'byStatus',
    limit: limit + 1,
    ...afterId,
  });
  return pageText(name, entries, { limit, position: from?.position ?? position });
}

function pageText(
  name: string,
  found: readonly EntryDocument[],
  { limit, position, upTo }: { readonly limit: number; readonly position: string; readonly upTo?: number },
): string {
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const more =
    found.length > limit && last
      ? writeCursor({ afterId: last.id, position, ...(upTo !== undefined && { upTo }) })
      : null;
  return `{"${name}":[${page.map(textOfEntry).join(',')}],"next":${JSON.stringify(more)},"position":"${position}"}`;
}

/** What became of an instruction, with its facts. @throws {ServiceError} NOT_FOUND: not decided yet, or never sent. */
export async function instructionOf(
  readModel: ReadModel,
  principal: Principal,
  caseId: string,
  id: string,
): Promise<string> {
  const { caseId: known, entries: has, position } = await visibleCase(readModel, principal, caseId);
  const own = await readModel.find('entries', { equals: [known, id], index: 'byInstruction', limit: 10 });
  const approved = await readModel.find('entries', { equals: [known, id], index: 'byApproval', limit: 10 });
  const entries = [...own, ...approved].filter(({ sequence }) => sequence !== undefined && sequence < has);
  const last = entries.at(-1);
  if (!last) {
    throw new ServiceError(
      'NOT_FOUND',
      'Not decided yet, or never sent: ask again, or send it again with the same Idempotency-Key.',
    );
  }
  const facts = entries.map(textOfEntry).join(',');
  return `{"facts":[${facts}],"instructionId":${JSON.stringify(id)},"position":"${position}","status":"${last.status}"}`;
}
