import type { NewRecord } from '@seizure-ledger/event-log';

/** Records in their order, in lists of at most so many bytes of values; a larger one goes alone. */
export function* portionsOf<R extends NewRecord>(
  records: readonly R[],
  most_bytes: number,
): Generator<readonly R[]> {
  let portion: R[] = [];
  let bytes = 0;
  for (const record of records) {
    if (portion.length > 0 && bytes + record.value.byteLength > most_bytes) {
      yield portion;
      [portion, bytes] = [[], 0];
    }
    portion.push(record);
    bytes += record.value.byteLength;
  }
  if (portion.length > 0) yield portion;
}
