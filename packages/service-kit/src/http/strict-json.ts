import { ServiceError } from '../errors.ts';

const maxDepth = 32;
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Parses JSON that two readers can't read differently: UTF-8, no duplicate member, no lone surrogate, no NUL, no
 * member that JavaScript treats specially, at most 32 levels deep.
 * @throws {ServiceError} BAD_JSON, naming what is wrong.
 */
export function parseStrictJson(bytes: Uint8Array): unknown {
  if (bytes.length === 0) throw bad('it is empty');
  const text = decode(bytes);
  const membersWritten = scan(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw bad(error instanceof Error ? error.message : 'not JSON');
  }
  if (countMembers(value) !== membersWritten) throw bad('a member stands twice in one object');
  return value;
}

function bad(why: string): ServiceError {
  return new ServiceError('BAD_JSON', `The JSON can’t be taken: ${why}.`);
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw bad('it is not UTF-8');
  }
}

/** Counts the colons outside of strings, which is the members as written; stops at too deep a nesting. */
function scan(text: string): number {
  let depth = 0;
  let members = 0;
  for (let place = 0; place < text.length; place += 1) {
    const char = text.charCodeAt(place);
    if (char === quote) place = endOfString(text, place);
    else if (char === colon) members += 1;
    else if (char === openBrace || char === openBracket) {
      if ((depth += 1) > maxDepth) throw bad(`it is nested more than ${maxDepth} levels deep`);
    } else if (char === closeBrace || char === closeBracket) depth -= 1;
  }
  return members;
}

const [quote, colon, openBrace, closeBrace, openBracket, closeBracket, backslash] = [
  34, 58, 123, 125, 91, 93, 92,
];

function endOfString(text: string, start: number): number {
  for (let place = start + 1; place < text.length; place += 1) {
    const char = text.charCodeAt(place);
    if (char === backslash) place += 1;
    else if (char === quote) return place;
  }
  return text.length;
}

/** Members as parsed: a duplicate has fewer of them than were written. Looks at every text on the way. */
function countMembers(value: unknown): number {
  if (typeof value === 'string') {
    checkText(value);
    return 0;
  }
  if (typeof value !== 'object' || value === null) return 0;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + countMembers(item), 0);
  let members = 0;
  for (const [key, member] of Object.entries(value)) {
    if (forbiddenKeys.has(key)) throw bad(`a member may not be called ${key}`);
    checkText(key);
    members += 1 + countMembers(member);
  }
  return members;
}

function checkText(text: string): void {
  if (!text.isWellFormed()) throw bad('a text has half of a surrogate pair');
  if (text.includes('\0')) throw bad('a text has a NUL character');
}
