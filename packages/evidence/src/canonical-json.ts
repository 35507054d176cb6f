/** A value that JSON can carry. Members that are `undefined` are left out, as JSON.stringify does. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * The canonical text of a value (RFC 8785): members sorted by UTF-16 code units, no white space, numbers as
 * ECMAScript writes them. Equal values have equal text on every machine.
 * @throws {TypeError} for what has no canonical form: NaN, infinities, lone surrogates.
 */
export function canonicalJson(value: Json): string {
  return isInCanonicalOrder(value) ? JSON.stringify(value) : write(value);
}

/** Most values are built in order, and the engine's own writer is several times faster than ours. */
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
