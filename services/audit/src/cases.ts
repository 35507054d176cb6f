import { formatPosition, type Principal } from '@seizure-ledger/contracts';
import type { ReadModel } from '@seizure-ledger/read-model';
import { pageOf, withoutTags } from './case-lists.ts';
import { readCursor } from './page.ts';
import { maySeeCase, visibleTags } from '@seizure-ledger/service-kit';

export interface CasesAsked {
  readonly agency?: string | undefined;
  readonly cursor?: string | undefined;
  readonly jurisdiction?: string | undefined;
  readonly limit: number;
  readonly network?: string | undefined;
  readonly q?: string | undefined;
  readonly status?: string | undefined;
  readonly unit?: string | undefined;
}

const filters = ['agency', 'jurisdiction', 'network', 'status', 'unit'] as const;

/** The cases that a person may see, by case id; `q` finds the beginnings of words. */
export async function listCases(readModel: ReadModel, principal: Principal, asked: CasesAsked) {
  const from = readCursor(asked.cursor);
  const position = from?.position ?? (await positionOf(readModel));
  const any = visibleTags(principal);
  const all = filters.flatMap((name) => (asked[name] === undefined ? [] : [`${name}:${asked[name]}`]));
  const prefixes = (asked.q ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => `q:${word}`);
  const documents = await readModel.find('cases', {
    limit: asked.limit + 1,
    tags: { all, prefixes, ...(any && { any }) },
    ...(from && { afterId: from.afterId }),
  });
  const page = pageOf('cases', documents, asked.limit, position);
  // what was shared until some instant is still found by its tag
  const seen = documents.slice(0, asked.limit).filter((document) => maySeeCase(principal, document));
  return { ...page, cases: seen.map(withoutTags) };
}

/** Where the read model stands, over all partitions. Asked for before what is read, so that it never claims too much. */
export async function positionOf(readModel: ReadModel): Promise<string> {
  return formatPosition(await readModel.checkpoints());
}
