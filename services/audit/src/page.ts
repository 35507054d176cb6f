import { ServiceError } from '@seizure-ledger/service-kit';

/** Where a list goes on, pinned to what its first page saw: opaque to callers. */
export interface Cursor {
  readonly afterId: string;
  /** Number of the case's entries when the first page was read. */
  readonly upTo?: number;
  readonly position: string;
}

export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** @throws {ServiceError} BAD_REQUEST: not one of ours. */
export function readCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined;
  try {
    const cursor: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (typeof cursor === 'object' && cursor !== null && 'afterId' in cursor && 'position' in cursor)
      return cursor as Cursor;
  } catch {
    // not JSON: answered below like any other text that is no cursor
  }
  throw new ServiceError(
    'BAD_REQUEST',
    'The cursor is not one that a list has answered: begin again without it.',
  );
}
