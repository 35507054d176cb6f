import { indexes, type IndexName } from './collections.ts';
import type { CollectionName } from './documents.ts';
import type { Query } from './port.ts';

type OfCases = Exclude<CollectionName, 'cases' | 'statistics' | 'totals'>;

/** The range of a collection that holds what a case has of it: by the index, or where ids begin with the case's. */
export function inCase<C extends OfCases>(
  collection: C,
  caseId: string,
): Pick<Query<C>, 'equals' | 'idPrefix' | 'index'> {
  if (!('byCase' in indexes[collection])) return { idPrefix: `${caseId}|` };
  // it has the index, as was just seen
  return { equals: [caseId], index: 'byCase' as IndexName<C> };
}
