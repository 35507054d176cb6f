import type { Place } from '@seizure-ledger/contracts';

/** The id of an entry: its place with leading zeros, so that ids sort as the log does. */
export function entryId({ index, partition }: Place): string {
  return `${String(partition).padStart(5, '0')}:${String(index).padStart(15, '0')}`;
}
