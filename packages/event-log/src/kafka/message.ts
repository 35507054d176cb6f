import type { StoredRecord } from '../port.ts';

/** A record as kafkajs decodes it from a fetch. */
export interface FetchedMessage {
  readonly offset: string;
  readonly timestamp: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, HeaderValue>>;
  /** A transaction's mark, which is not a record but has an offset. */
  readonly isControlRecord: boolean;
}

type HeaderValue = Buffer | null | readonly (Buffer | null)[];

/** Bytes are views into the broker's answer. What a stranger left out is empty; of a header given twice, the last counts. */
export function toStoredRecord({ offset, timestamp, key, value, headers }: FetchedMessage): StoredRecord {
  return {
    offset: Number(offset),
    timestamp_ms: Number(timestamp),
    key: key?.toString() ?? '',
    headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, textOf(text)])),
    value: value ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength) : new Uint8Array(),
  };
}

function textOf(value: HeaderValue): string {
  if (Buffer.isBuffer(value) || value === null) return value?.toString() ?? '';
  return value.at(-1)?.toString() ?? '';
}
