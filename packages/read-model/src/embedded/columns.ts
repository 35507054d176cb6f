import { collectionNames, indexes, type CollectionIndexes } from '../collections.ts';
import type { CollectionName } from '../documents.ts';

/** The fields of a collection that stand in columns of their own, because some index has them. */
export function columnsOf(collection: CollectionName): readonly string[] {
  return columns.get(collection) ?? [];
}

const columns = new Map(
  collectionNames.map((collection) => {
    const ofCollection: CollectionIndexes = indexes[collection];
    return [collection, [...new Set(Object.values(ofCollection).flat())]];
  }),
);
