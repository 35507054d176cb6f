import type { CollectionName } from './documents.ts';
import type { Query } from './port.ts';

/** A query without the name of its index. */
export type Range = Omit<Query<CollectionName>, 'index'>;

/** The fields of an index that a range leaves open, and with the id is ordered by. */
export function openFields(fields: readonly string[], range: Range): readonly string[] {
  return fields.slice(range.equals?.length ?? 0);
}

/** Whether a value can say where a document stands in an index. */
export function isPlace(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
