import type { CollectionName } from '../documents.ts';
import type { Query } from '../port.ts';
import { clause, type Clause } from './clause.ts';
import { beginsWith } from './text-prefix.ts';

/** One thing asked of a document's tags: one of some tags, or a tag that begins with a prefix. */
export type TagDemand = { readonly anyOf: readonly string[] } | { readonly prefix: string };

/** What a query asks of tags: a document must meet each. */
export function tagDemands({ all = [], any, prefixes = [] }: NonNullable<Query<CollectionName>['tags']>) {
  return [
    ...all.map((tag): TagDemand => ({ anyOf: [tag] })),
    ...(any ? [{ anyOf: any }] : []),
    ...prefixes.map((prefix): TagDemand => ({ prefix })),
  ];
}

/** That the document `d` meets a demand: one look into the tags by its id. */
export function isMet(collection: CollectionName, demand: TagDemand): Clause {
  const { sql, values } = matches('t.tag', demand);
  return clause(
    `EXISTS (SELECT 1 FROM tags AS t WHERE t.collection = '${collection}' AND t.id = d.id AND ${sql})`,
    ...values,
  );
}

/** Counts the tags that meet a demand, but no further than to `most`, as `found`. */
export function countOf(collection: CollectionName, demand: TagDemand, most: number): Clause {
  const { sql, values } = matches('tag', demand);
  const tags = `SELECT 1 FROM tags INDEXED BY tags_byTag WHERE collection = '${collection}' AND ${sql} LIMIT ?`;
  return clause(`SELECT count(*) AS found FROM (${tags})`, ...values, most);
}

/**
 * Where to find, as `d`, the ids of all that meet a demand: a source for each tag, which is in the order of ids,
 * or one for a prefix, which is not.
 */
export function sourcesOf(collection: CollectionName, demand: TagDemand): readonly Clause[] {
  const single = 'prefix' in demand ? [demand] : demand.anyOf.map((tag) => ({ anyOf: [tag] }));
  return single.map((part) => {
    const { sql, values } = matches('d.tag', part);
    return clause(
      `tags AS d INDEXED BY tags_byTag WHERE d.collection = '${collection}' AND ${sql}`,
      ...values,
    );
  });
}

function matches(column: string, demand: TagDemand): Clause {
  if ('prefix' in demand) return beginsWith(column, demand.prefix);
  if (demand.anyOf.length === 1) return clause(`${column} = ?`, ...demand.anyOf);
  return clause(`${column} IN (${demand.anyOf.map(() => '?').join(', ')})`, ...demand.anyOf);
}
