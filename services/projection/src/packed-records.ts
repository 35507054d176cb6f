import type { FactRecord } from './take-due.ts';

/** Records on their way to another thread, flat: cloning many small objects would take the calling thread longer. */
export interface PackedRecords {
  /** One a record, as JSON. */
  readonly headers: readonly string[];
  readonly offsets: readonly number[];
  readonly valueEnds: readonly number[];
  readonly values: Uint8Array<ArrayBuffer>;
}

/** Copies the values into memory of its own, which can be given away: the log still has the others. */
export function pack(records: readonly FactRecord[]): PackedRecords {
  const values = new Uint8Array(records.reduce((bytes, { value }) => bytes + value.byteLength, 0));
  let end = 0;
  const valueEnds = records.map(({ value }) => {
    values.set(value, end);
    return (end += value.byteLength);
  });
  return {
    headers: records.map(({ headers }) => JSON.stringify(headers)),
    offsets: records.map(({ offset }) => offset),
    valueEnds,
    values,
  };
}

export function unpacked({ headers, offsets, valueEnds, values }: PackedRecords): readonly FactRecord[] {
  return offsets.map((offset, n) => ({
    headers: JSON.parse(headers[n] ?? ''),
    offset,
    value: values.subarray(valueEnds[n - 1] ?? 0, valueEnds[n]),
  }));
}
