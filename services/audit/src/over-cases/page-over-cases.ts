import type { Principal } from '@seizure-ledger/contracts';
import type { AssetDocument, CaseDocument, Documents, Query, ReadModel } from '@seizure-ledger/read-model';
import { maySeeCase, ServiceError, visibleTags } from '@seizure-ledger/service-kit';
import { pageOf, shown } from '../case-lists.ts';
import { positionOf } from '../cases.ts';
import { type Page, readCursor } from '../page.ts';

type Listed = 'custody' | 'lots' | 'orders';

/** Which documents, and in which order: by id where no index is named. */
export interface Asked<C extends Listed> extends Pick<Query<C>, 'index' | 'upTo'> {
  readonly collection: C;
  readonly tags: readonly string[];
}

/**
 * One page of what a person sees of something over all cases, each with its case's title and what it is. Cases of the own
 * agency, those one judges and what one holds; what is only shared with one is read in the case. An order other than by
 * id walks past what others see: where one agency has a small part of very many, its index would have to begin with who
 * sees.
 * @throws {ServiceError} BAD_REQUEST: no cursor of ours; LIST_CHANGED
 */
export async function pageOverCases<C extends Listed>(
  readModel: ReadModel,
  principal: Principal,
  { cursor, limit }: Page,
  { collection, index, tags, upTo }: Asked<C>,
) {
  const from = readCursor(cursor);
  const position = from?.position ?? (await positionOf(readModel));
  if (from && index !== undefined) await refuseUnseen(readModel, principal, collection, from.afterId);
  const any = visibleTags(principal);
  const documents: readonly Documents[Listed][] = await readModel.find(collection, {
    limit: limit + 1,
    tags: { all: tags, ...(any && { any }) },
    ...(from && { afterId: from.afterId }),
    ...(index !== undefined && { index }),
    ...(upTo !== undefined && { upTo }),
  });
  const { page, ...rest } = pageOf(documents, limit, position);
  const cases = await casesOf(readModel, page);
  const assets = await assetsOf(readModel, page);
  const items = page.flatMap((document) => {
    const found = cases.get(document.caseId);
    // who no longer holds anything of a case doesn't see it any more
    if (!found || !maySeeCase(principal, found)) return [];
    const { description, kind } = assets.get(assetIn(document)) ?? {};
    const asset = description === undefined ? {} : { asset: { description, kind } };
    return [{ ...shown(document), ...asset, caseTitle: found.title }];
  });
  return { items, ...rest };
}

/** In an order other than by id a cursor tells where its document stands: only of what its reader sees. */
async function refuseUnseen(readModel: ReadModel, principal: Principal, collection: Listed, afterId: string) {
  const after: Documents[Listed] | undefined = await readModel.get(collection, afterId);
  const found = after && (await readModel.get('cases', after.caseId));
  if (found && maySeeCase(principal, found)) return;
  throw new ServiceError('LIST_CHANGED', 'Begin again without the cursor; limit=1000 needs fewer pages.');
}

async function casesOf(
  readModel: ReadModel,
  documents: readonly Documents[Listed][],
): Promise<ReadonlyMap<string, CaseDocument>> {
  const ids = [...new Set(documents.map(({ caseId }) => caseId))];
  return new Map((await readModel.getMany('cases', ids)).map((one) => [one.caseId, one]));
}

async function assetsOf(
  readModel: ReadModel,
  documents: readonly Documents[Listed][],
): Promise<ReadonlyMap<string, AssetDocument>> {
  const ids = [...new Set(documents.filter((one) => 'assetId' in one).map(assetIn))];
  return new Map((await readModel.getMany('assets', ids)).map((one) => [one.id, one]));
}

const assetIn = (document: Documents[Listed]): string =>
  'assetId' in document ? `${document.caseId}|${document.assetId}` : '';
