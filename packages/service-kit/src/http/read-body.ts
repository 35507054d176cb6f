import { type Body, type DefinedAct, id, type Problem } from '@seizure-ledger/contracts';
import type { z } from 'zod';
import { ServiceError } from '../errors.ts';

/**
 * The body as the act's schema takes it, unchanged: nothing is converted or filled in.
 * @throws {ServiceError} BAD_BODY, with a line for every field that is wrong.
 */
export function readActBody(act: DefinedAct, body: unknown): Body {
  const read = act.body.safeParse(body);
  if (read.success) return body as Body; // the schema took it, and it came out of a JSON parser
  throw new ServiceError('BAD_BODY', 'Mend the fields named in `errors`, then send it again.', {
    errors: issuesOf(read.error),
  });
}

export function issuesOf({ issues }: z.core.$ZodError): NonNullable<Problem['errors']> {
  return issues.slice(0, 50).map(({ message, path }) => ({ message, path: path.map(String).join('.') }));
}

/** @throws {ServiceError} KEY_REQUIRED: missing, or not of the pattern of ids. */
export function readKey(value: unknown): string {
  const read = id.safeParse(value);
  if (read.success) return read.data;
  throw new ServiceError(
    'KEY_REQUIRED',
    'Send a header Idempotency-Key of 1 to 64 characters A-Z a-z 0-9 . _ : - that is new for each act; sending it again repeats nothing.',
  );
}

/** @throws {ServiceError} BAD_REQUEST, naming the parameters that are wrong. */
export function readQuery<S extends z.ZodObject>(schema: S, query: unknown): z.infer<S> {
  const read = schema.safeParse(query);
  if (read.success) return read.data;
  throw new ServiceError('BAD_REQUEST', 'Mend the parameters named in `errors`.', {
    errors: issuesOf(read.error),
  });
}

/** @throws {ServiceError} BAD_BODY, with a line for every field that is wrong. */
export function readJson<S extends z.ZodType>(schema: S, body: unknown): z.infer<S> {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  throw new ServiceError('BAD_BODY', 'Mend the fields named in `errors`, then send it again.', {
    errors: issuesOf(read.error),
  });
}
