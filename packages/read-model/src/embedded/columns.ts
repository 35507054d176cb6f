import { indexes, type CollectionIndexes } from '../collections.ts';
import type { CollectionName } from '../documents.ts';

/** The fields of a collection that stand in columns of their own, because some index has them. */
export function columnsOf(collection: CollectionName): readonly string[] {
  const ofCollection: CollectionIndexes = indexes[collection];
  return [...new Set(Object.values(ofCollection).flat())];
}
