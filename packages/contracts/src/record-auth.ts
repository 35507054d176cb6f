import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { Topic } from './topics.ts';

/** A key of those who write to one of the logs. */
export interface WriterKey {
  readonly id: string;
  readonly key: KeyObject;
}

/** Where a record stands: a copy of it elsewhere is not the same record. */
export interface LogPlace {
  readonly partition: number;
  readonly topic: Topic;
}

/** What a record's header `auth` says: `<key id>:<HMAC-SHA-256 in base64url>`. */
export interface SaidAuth {
  readonly keyId: string;
  readonly mac: string;
}

/** Which key wrote a record, and its HMAC over key, headers and value; none of it is part of a fact's hash. */
export const authHeader = 'auth';

/** The record with the header `auth`. */
export function withAuth<R extends Unplaced>(record: R, place: LogPlace, writer: WriterKey): R {
  const auth = `${writer.id}:${macOf(record, place, writer.key)}`;
  return { ...record, headers: { ...record.headers, [authHeader]: auth } };
}

/** `undefined` where a record has no such header. */
export function saidAuth({ [authHeader]: said }: Unplaced['headers']): SaidAuth | undefined {
  if (said === undefined) return undefined;
  const colon = said.lastIndexOf(':');
  return { keyId: said.slice(0, Math.max(0, colon)), mac: said.slice(colon + 1) };
}

/** Whether the record is as this key's holder wrote it, in this place. */
export function isWrittenBy(record: Unplaced, place: LogPlace, { key }: WriterKey, mac: string): boolean {
  const [due, said] = [Buffer.from(macOf(record, place, key)), Buffer.from(mac)];
  return due.byteLength === said.byteLength && timingSafeEqual(due, said);
}

/** A record, wherever it stands. */
export interface Unplaced {
  readonly headers: Readonly<Record<string, string>>;
  readonly key: string;
  readonly value: Uint8Array;
}

/** Every text stands behind its length, so that none can be cut elsewhere and mean something else. */
function macOf({ headers, key, value }: Unplaced, { partition, topic }: LogPlace, secret: KeyObject): string {
  let head = `${sized(topic)}${partition};${sized(key)}`;
  for (const name of Object.keys(headers).sort())
    if (name !== authHeader) head += sized(name) + sized(headers[name] ?? '');
  return createHmac('sha256', secret).update(`${head};`).update(value).digest('base64url');
}

const sized = (text: string): string => `${text.length}:${text}`;
