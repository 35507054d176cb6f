import type { CollectionName } from '../documents.ts';
import type { Range } from '../range.ts';
import { clause, joined, type Clause } from './clause.ts';
import { direction, idPrefix } from './range.ts';
import { isMet, sourcesOf, tagDemands, type TagDemand } from './tag-demand.ts';

/**
 * The ids of a page of a collection in the order of ids. With a demand to start from, only documents that meet it
 * are walked through, not the collection.
 */
export function pageById(collection: CollectionName, range: Range, from?: TagDemand): Clause {
  if (range.equals?.length || range.upTo !== undefined) throw new TypeError('fields need an index');
  const { after, order } = direction(range);
  const conditions = [
    ...(range.afterId === undefined ? [] : [clause(`d.id ${after} ?`, range.afterId)]),
    ...idPrefix(range),
    ...tagDemands(range.tags ?? {})
      .filter((demand) => demand !== from)
      .map((demand) => isMet(collection, demand)),
  ];
  const sources = from ? sourcesOf(collection, from) : [clause(`"${collection}" AS d WHERE TRUE`)];
  const ids = sources.map((source) =>
    joined([clause('SELECT DISTINCT d.id AS id FROM'), joined([source, ...conditions], ' AND ')], ' '),
  );
  return joined([joined(ids, ' UNION '), clause(`ORDER BY id ${order} LIMIT ?`, range.limit)], ' ');
}
