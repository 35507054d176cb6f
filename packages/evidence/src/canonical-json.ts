/** A value that JSON can carry. Members that are `undefined` are left out, as JSON.stringify does. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * The canonical text of a value (RFC 8785): members sorted by UTF-16 code units, no white space, numbers as
 * ECMAScript writes them. Equal values have equal text on every machine.
 * @throws {TypeError} for what has no canonical form: NaN, infinities, lone surrogates.
 */
export function canonicalJson(value: Json): string {
  const ordered = inCanonicalOrder(value);
  // a sorted copy still has members such as "9" and "10" in the engine's own order
  return ordered === value || isInCanonicalOrder(ordered) ? JSON.stringify(ordered) : write(ordered);
}

/**
 * The same value with its members in canonical order, as far as the engine lets members be ordered; the value
 * itself where they are. Put in order once, it is written several times faster, by the engine.
 */
export function inCanonicalOrder<T extends Json>(value: T): T {
  return isInCanonicalOrder(value) ? value : sorted(value);
}

function isInCanonicalOrder(value: Json | undefined): boolean {
  if (typeof value === 'string') return assertWellFormed(value);
  if (typeof value === 'number') return assertFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  if (isArray(value)) return value.every(isInCanonicalOrder);
  let previous: string | undefined;
  for (const key in value) {
    if (previous !== undefined && previous >= key) return false;
    assertWellFormed(key);
    if (!isInCanonicalOrder(value[key])) return false;
    previous = key;
  }
  return true;
}

function sorted<T extends Json | undefined>(value: T): T;
function sorted(value: Json | undefined): Json | undefined {
  if (typeof value !== 'object' || value === null || isInCanonicalOrder(value)) return value;
  if (isArray(value)) return value.map((item) => sorted(item));
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key])]));
}

function write(value: Json): string {
  if (typeof value === 'string') assertWellFormed(value);
  if (typeof value === 'number') assertFinite(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isArray(value)) return `[${value.map((item) => write(item ?? null)).join(',')}]`;
  const members: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    assertWellFormed(key);
    if (member !== undefined) members.push(`${JSON.stringify(key)}:${write(member)}`);
  }
  return `{${members.join(',')}}`;
}

function assertWellFormed(text: string): true {
  if (!text.isWellFormed()) throw new TypeError('a lone surrogate has no canonical JSON form');
  return true;
}

function assertFinite(number: number): true {
  if (!Number.isFinite(number)) throw new TypeError(`${number} has no canonical JSON form`);
  return true;
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
