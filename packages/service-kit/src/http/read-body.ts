import { type Body, type DefinedAct, id, type Problem } from '@seizure-ledger/contracts';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { ServiceError } from '../errors.ts';

/**
 * The body of a request that must be one JSON object.
 * @throws {ServiceError} UNSUPPORTED_MEDIA_TYPE: it is a batch; BAD_BODY: it is missing, or other JSON.
 */
export function readObject(body: unknown): Readonly<Record<string, unknown>> {
  if (body instanceof Readable)
    throw new ServiceError(
      'UNSUPPORTED_MEDIA_TYPE',
      'Send one act as application/json; batches go to /api/v1/batches.',
    );
  if (typeof body === 'object' && body !== null && !Array.isArray(body))
    return body as Readonly<Record<string, unknown>>; // a JSON parser made it
  throw new ServiceError(
    'BAD_BODY',
    `Send one JSON object, with Content-Type: application/json; this is ${kindOf(body)}.`,
  );
}

function kindOf(body: unknown): string {
  if (body === undefined) return 'no body at all';
  if (body === null) return 'null';
  return Array.isArray(body) ? 'a list' : `a ${typeof body}`;
}

/**
 * The body as the act's schema takes it, unchanged: nothing is converted or filled in.
 * @throws {ServiceError} BAD_BODY, with a line for every field that is wrong.
 */
export function readActBody(act: DefinedAct, body: Readonly<Record<string, unknown>>): Body {
  const read = act.body.safeParse(body);
  if (read.success) return body as Body; // the schema took it, and it came out of a JSON parser
  throw badFields(read.error, body);
}

/** @throws {ServiceError} what {@link readObject} throws; as {@link readFields}. */
export function readJson<S extends z.ZodObject>(schema: S, body: unknown): z.infer<S> {
  return readFields(schema, readObject(body));
}

/** @throws {ServiceError} BAD_BODY, with a line for every field that is wrong. */
export function readFields<S extends z.ZodObject>(schema: S, json: unknown): z.infer<S> {
  const read = schema.safeParse(json);
  if (read.success) return read.data;
  throw badFields(read.error, json);
}

function badFields(error: z.core.$ZodError, body: unknown): ServiceError {
  return new ServiceError('BAD_BODY', 'Mend the fields named in `errors`, then send it again.', {
    errors: issuesOf(error, body),
  });
}

function issuesOf({ issues }: z.core.$ZodError, asked: unknown): NonNullable<Problem['errors']> {
  return issues.slice(0, 50).map(({ message, path }) => ({
    message: isThere(asked, path) ? message : 'is missing',
    path: path.map(String).join('.'),
  }));
}

function isThere(value: unknown, [name, ...path]: readonly PropertyKey[]): boolean {
  if (name === undefined) return value !== undefined;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return false;
  return isThere(Reflect.get(value, name), path);
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
    errors: issuesOf(read.error, query),
  });
}

const nothing = z.strictObject({});

/** A parameter that a route does not know may mean "only pretend": it is refused, never passed over. */
export function refuseQuery(query: unknown): void {
  readQuery(nothing, query);
}
