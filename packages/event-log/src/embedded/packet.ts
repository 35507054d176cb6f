import type { NewRecord } from '../port.ts';

/** Appends on their way to the writer's thread, flat: cloning many small objects would cost more than storing them. */
export interface Packet {
  /** The number of failures that the sender had heard of. */
  readonly failures: number;
  /** One number an append: its table, and how many records it has. */
  readonly tables: readonly number[];
  readonly counts: readonly number[];
  /** One a record. */
  readonly keys: readonly string[];
  readonly headers: readonly string[];
  readonly valueEnds: readonly number[];
  readonly values: Uint8Array<ArrayBuffer>;
  readonly commits: readonly GroupPosition[];
}

export interface GroupPosition {
  readonly group: string;
  readonly table: number;
  readonly nextOffset: number;
}

/** What became of one packet: where each append landed, or why none of them did. */
export type Answer =
  | { readonly firstOffsets: readonly number[]; readonly timestamps_ms: readonly number[] }
  | { readonly failure: 'full' | 'unavailable'; readonly message: string; readonly failures: number };

export interface PlacedAppend {
  readonly table: number;
  readonly records: readonly NewRecord[];
}

/** Copies the values into memory of its own: a pooled Buffer would drag its whole pool across. */
export function pack(
  failures: number,
  appends: readonly PlacedAppend[],
  commits: readonly GroupPosition[],
): Packet {
  const records = appends.flatMap((append) => append.records);
  const values = new Uint8Array(records.reduce((bytes, { value }) => bytes + value.byteLength, 0));
  let end = 0;
  const valueEnds = records.map(({ value }) => {
    values.set(value, end);
    return (end += value.byteLength);
  });
  return {
    failures,
    tables: appends.map(({ table }) => table),
    counts: appends.map((append) => append.records.length),
    keys: records.map(({ key }) => key),
    headers: records.map(({ headers }) => JSON.stringify(headers)),
    valueEnds,
    values,
    commits,
  };
}
