import type { Principal } from '@seizure-ledger/contracts';
import {
  type CaseDocument,
  type Documents,
  inCase,
  type LotDocument,
  type ReadModel,
} from '@seizure-ledger/read-model';
import { openedAsset, ServiceError, visibleCase } from '@seizure-ledger/service-kit';
import type { Shown } from './entries.ts';
import { type Cursor, type Page, readCursor, writeCursor } from './page.ts';

/** The collections that are listed per case, by the name under which they are asked for. */
export const caseLists = [
  'assets',
  'claims',
  'custody',
  'distributions',
  'lots',
  'moves',
  'orders',
  'proposals',
] as const;

export type CaseList = (typeof caseLists)[number];

/**
 * One page of what a case has of something. Each stands in the list once; what changed since the first page shows.
 * @throws {ServiceError} BAD_REQUEST: a cursor of another list; LIST_CHANGED
 */
export async function listOf(
  { personal, readModel }: Shown,
  principal: Principal,
  caseId: string,
  name: CaseList,
  { cursor, limit }: Page,
) {
  const found = await visibleCase(readModel, principal, caseId);
  const from = readCursor(cursor);
  if (from) await refuseForeign(readModel, name, found.caseId, from);
  const documents: readonly Documents[CaseList][] = await readModel.find(name, {
    ...inCase(name, found.caseId),
    limit: limit + 1,
    ...(from && { afterId: from.afterId }),
  });
  if (from && name === 'lots') await refuseChanged(readModel, found.caseId, from);
  const { page, ...rest } = pageOf(documents, limit, from?.position ?? found.position);
  // nothing else that is listed holds anything personal
  const items = await Promise.all(
    page.map(async (document) => ('identifiers' in document ? openedAsset(document, personal) : document)),
  );
  return { items: items.map(shown), ...rest };
}

/** A cursor that names another case's document must not tell whether there is one. */
async function refuseForeign(readModel: ReadModel, name: CaseList, caseId: string, { afterId }: Cursor) {
  const after: Documents[CaseList] | undefined = await readModel.get(name, afterId);
  // a lot of which nothing is left is gone
  const isGone = after === undefined && name === 'lots' && afterId.startsWith(`${caseId}|`);
  if (after?.caseId !== caseId && !isGone)
    throw new ServiceError('BAD_REQUEST', 'The cursor is not of this list: begin again without it.');
}

/** An act may turn one lot into another, which a later page would show a second time, or not at all. */
async function refuseChanged(readModel: ReadModel, caseId: string, { position }: Cursor) {
  const now = await readModel.get('cases', caseId);
  if (now?.position === position) return;
  throw new ServiceError('LIST_CHANGED', 'Begin again without the cursor; limit=1000 needs fewer pages.');
}

/** A page of documents; `found` holds one more than `limit` where there is a next page. */
export function pageOf<D extends { readonly id: string }>(
  found: readonly D[],
  limit: number,
  position: string,
): { readonly next: string | null; readonly page: readonly D[]; readonly position: string } {
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const next = found.length > limit && last ? writeCursor({ afterId: last.id, position }) : null;
  return { next, page, position };
}

/** A document as answers show it. */
export interface ShownDocument {
  readonly [member: string]: unknown;
}

type Sought = Partial<
  Pick<LotDocument & CaseDocument, 'counted' | 'frozenUntil_ms' | 'id' | 'tags' | 'titleKey'>
>;

/**
 * A document without what only serves to find, to sort and to count it. A freeze that has expired is shown as such from that
 * moment on, also when nothing else happens.
 */
export function shown(document: object): ShownDocument {
  const {
    counted: _counted,
    frozenUntil_ms,
    id: _id,
    tags: _tags,
    titleKey: _titleKey,
    ...rest
  } = document as Sought;
  return frozenUntil_ms !== undefined && frozenUntil_ms <= Date.now() ? { ...rest, expired: true } : rest;
}

/** What an answer with these lots depends on besides its position. */
export function expiredAmong(lots: readonly ShownDocument[]): { readonly besides?: string } {
  const expired = lots.filter((lot) => 'expired' in lot).length;
  return expired > 0 ? { besides: `${expired}-expired` } : {};
}
