import type { Principal } from '@seizure-ledger/contracts';
import type { Documents, ReadModel } from '@seizure-ledger/read-model';
import { readCursor, writeCursor } from './page.ts';
import { visibleCase } from '@seizure-ledger/service-kit';

/** The collections that are listed per case, by the name under which they are asked for. */
export const caseLists = [
  'assets',
  'claims',
  'custody',
  'distributions',
  'lots',
  'orders',
  'proposals',
] as const;

export type CaseList = (typeof caseLists)[number];

export interface Page {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** One page of what a case has of something. */
export async function listOf(
  readModel: ReadModel,
  principal: Principal,
  caseId: string,
  name: CaseList,
  { cursor, limit }: Page,
) {
  const found = await visibleCase(readModel, principal, caseId);
  const from = readCursor(cursor);
  const query = {
    equals: [found.caseId],
    index: 'byCase',
    limit: limit + 1,
    ...(from && { afterId: from.afterId }),
  } as const;
  const documents: readonly Documents[CaseList][] = await readModel.find(name, query);
  return pageOf(name, documents, limit, from?.position ?? found.position);
}

export function pageOf(
  name: string,
  found: readonly { readonly id: string }[],
  limit: number,
  position: string,
) {
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const next = found.length > limit && last ? writeCursor({ afterId: last.id, position }) : null;
  return { [name]: page.map(withoutTags), next, position };
}

export function withoutTags<T extends object>(document: T): Omit<T, 'id' | 'tags'> {
  const { id: _, tags: __, ...shown } = document as T & { readonly id?: unknown; readonly tags?: unknown };
  return shown;
}
