import { type casesQuery, formatPosition, parsePosition, type Principal } from '@seizure-ledger/contracts';
import { findUnit } from '@seizure-ledger/domain';
import type { IndexName, ReadModel } from '@seizure-ledger/read-model';
import { maySeeCase, ServiceError, visibleTags } from '@seizure-ledger/service-kit';
import type { z } from 'zod';
import { pageOf, shown } from './case-lists.ts';
import { type Cursor, readCursor } from './page.ts';

const filters = ['agency', 'jurisdiction', 'network', 'status', 'unit'] as const;

const indexOf: Readonly<Record<string, IndexName<'cases'>>> = {
  openedAt: 'byOpening',
  recordedAt: 'byRecording',
  title: 'byTitle',
};

/**
 * The cases that a person may see, by case id or as they ask for; `q` finds the beginnings of words. An order other than
 * by id walks past the cases of others.
 * @throws {ServiceError} BAD_REQUEST: no cursor of ours; LIST_CHANGED
 */
export async function listCases(
  readModel: ReadModel,
  principal: Principal,
  { cursor, limit, q = '', sort, unit, ...others }: z.infer<typeof casesQuery>,
) {
  const asked = { ...others, ...(unit !== undefined && { unit: findUnit(unit)?.code ?? unit }) };
  const from = readCursor(cursor);
  const index = sort && indexOf[sort.replace('-', '')];
  if (from && index) await refuseMoved(readModel, principal, from);
  const position = from?.position ?? (await positionOf(readModel));
  const any = visibleTags(principal);
  const all = filters.flatMap((name) => (asked[name] === undefined ? [] : [`${name}:${asked[name]}`]));
  const prefixes = q
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => `q:${word}`);
  const documents = await readModel.find('cases', {
    limit: limit + 1,
    tags: { all, prefixes, ...(any && { any }) },
    ...(from && { afterId: from.afterId }),
    ...(index && { index }),
    ...(sort?.startsWith('-') && { descending: true }),
  });
  const { page, ...rest } = pageOf(documents, limit, position);
  // what was shared until some instant is still found by its tag
  const seen = page.filter((document) => maySeeCase(principal, document));
  return { ...rest, cases: seen.map(shown) };
}

/** Where the last case of a page stands may have changed since the list began, and is for nobody who doesn't see it. */
async function refuseMoved(readModel: ReadModel, principal: Principal, { afterId, position }: Cursor) {
  const after = await readModel.get('cases', afterId);
  const pinned = new Map(parsePosition(position)?.map((place) => [place.partition, place.index]));
  const [head] = parsePosition(after?.position ?? '') ?? [];
  const isSame = head !== undefined && head.index <= (pinned.get(head.partition) ?? -1);
  if (after && isSame && maySeeCase(principal, after)) return;
  throw new ServiceError('LIST_CHANGED', 'Begin again without the cursor; limit=1000 needs fewer pages.');
}

/** Where the read model stands, over all partitions. Asked for before what is read, so that it never claims too much. */
export async function positionOf(readModel: ReadModel): Promise<string> {
  return formatPosition(await readModel.checkpoints());
}
