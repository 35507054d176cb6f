import { z } from 'zod';
import type { Body } from './fact.ts';

const marked = z.registry<{ readonly personal: true }>();

/** Marks a text field whose value says something about a person: it travels outside the body (see {@link splitPersonal}). */
export function personal<S extends z.ZodString>(schema: S): S {
  marked.add(schema, { personal: true });
  return schema;
}

/** Where in a body personal fields stand: member names, `*` for every element of a list. */
export type PersonalPath = readonly string[];

/** The personal fields of a schema, found once when an act is defined. */
export function personalPaths(schema: z.core.$ZodType, path: PersonalPath = []): readonly PersonalPath[] {
  if (marked.has(schema)) return [path];
  if (schema instanceof z.ZodOptional) return personalPaths(schema.unwrap(), path);
  if (schema instanceof z.ZodArray) return personalPaths(schema.element, [...path, '*']);
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).flatMap(([name, member]) => personalPaths(member, [...path, name]));
}

export interface SplitBody {
  readonly body: Body;
  /** The values taken out, by JSON pointer (RFC 6901); absent where there were none. */
  readonly personal?: Readonly<Record<string, string>>;
}

/** Keyed hash of a personal value, for a field: equal identifiers have equal hashes, and only the key's holder can tell. */
export type KeyedHash = (value: string) => string;

/** Takes the personal values out of a body and leaves their keyed hashes in their places. The body is not changed. */
export function splitPersonal(body: Body, paths: readonly PersonalPath[], hashOf: KeyedHash): SplitBody {
  const taken: Record<string, string> = {};
  let rest: unknown = body;
  for (const path of paths) rest = take(rest, path, '', taken, hashOf);
  // take() keeps the shape of what it is given, which was a body
  return Object.keys(taken).length === 0 ? { body } : { body: rest as Body, personal: sorted(taken) };
}

function take(
  value: unknown,
  [name, ...path]: PersonalPath,
  pointer: string,
  taken: Record<string, string>,
  hashOf: KeyedHash,
): unknown {
  if (name === undefined) {
    if (typeof value !== 'string') return value;
    taken[pointer] = value;
    return hashOf(value);
  }
  if (name === '*') {
    if (!Array.isArray(value)) return value;
    return value.map((item, place) => take(item, path, `${pointer}/${place}`, taken, hashOf));
  }
  if (typeof value !== 'object' || value === null || !(name in value)) return value;
  const member = (value as Record<string, unknown>)[name];
  return { ...value, [name]: take(member, path, `${pointer}/${name}`, taken, hashOf) };
}

function sorted(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
}
