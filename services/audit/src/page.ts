import { parsePosition } from '@seizure-ledger/contracts';
import { ServiceError } from '@seizure-ledger/service-kit';
import { z } from 'zod';

/** What a caller asks of a list. */
export interface Page {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const cursorSchema = z.strictObject({
  afterId: z.string(),
  position: z.string().refine((text) => text === '' || parsePosition(text) !== undefined),
});

/** Where a list goes on, and the position of its first page, at which it stays: opaque to callers. */
export type Cursor = Readonly<z.infer<typeof cursorSchema>>;

export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** @throws {ServiceError} BAD_REQUEST: not one of ours. */
export function readCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined;
  const read = cursorSchema.safeParse(decoded(text));
  if (read.success) return read.data;
  throw new ServiceError(
    'BAD_REQUEST',
    'The cursor is not one that a list has answered: begin again without it.',
  );
}

function decoded(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined; // no JSON, so no cursor either
  }
}
