import type { CollectionName } from '../documents.ts';
import type { Range } from '../range.ts';
import type { Statements } from './statements.ts';
import { countOf, tagDemands, type TagDemand } from './tag-demand.ts';

/**
 * The demand on tags that fewest documents meet, to start from. One that many meet is walked through in the order of
 * ids, which is not possible for a prefix: then it is better to walk through the collection until a page is full.
 */
export function narrowest(
  statements: Statements,
  collection: CollectionName,
  range: Range,
): TagDemand | undefined {
  const count = (demand: TagDemand): number => {
    const { sql, values } = countOf(collection, demand, many);
    return Number(statements.prepare(sql).get(...values)?.found);
  };
  const counted = tagDemands(range.tags ?? {}).map((demand) => ({ demand, found: count(demand) }));
  const startable = counted.filter(({ demand, found }) => 'anyOf' in demand || found < many);
  return startable.sort((a, b) => a.found - b.found)[0]?.demand;
}

/** Beyond this it does not matter how many: counting on would cost more than it saves. */
const many = 1_000;
