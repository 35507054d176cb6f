import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ServiceError } from '../errors.ts';
import { parseStrictJson } from './strict-json.ts';

const parse = (text: string): unknown => parseStrictJson(Buffer.from(text));
const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

/** Texts that mislead whoever counts colons, braces and quotes without knowing what a string is. */
const misleading = fc.constantFrom(
  'a:b',
  '{"a":1}',
  '\\',
  '\\"',
  '"',
  '[[[',
  '}:',
  '\\u0000',
  '\ud83d\ude00',
);
const text = fc
  .oneof(misleading, fc.string(), fc.string({ unit: 'grapheme' }))
  .filter((any) => !any.includes('\0') && any.isWellFormed());
const name = text.filter((any) => !['__proto__', 'constructor', 'prototype'].includes(any));
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', maxDepth: 8, withCrossShrink: true },
    text,
    fc.integer(),
    fc.constantFrom(null, true, false),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(name, tie('value'), { maxKeys: 5, noNullPrototype: true }),
  ),
}));

describe('a body', () => {
  it('that is plain JSON is read as any parser reads it, however it is laid out', () => {
    fc.assert(
      fc.property(value, fc.constantFrom(undefined, 2, '\t'), (any, space) => {
        const written = JSON.stringify(any, null, space);
        expect(parse(written)).toEqual(JSON.parse(written));
      }),
      { numRuns: 500 },
    );
  });

  it('that says a member twice is refused, wherever it stands and whatever it holds', () => {
    fc.assert(
      fc.property(
        value,
        value,
        name,
        fc.array(fc.boolean(), { maxLength: 6 }),
        (one, other, twice, around) => {
          const [first, second, key] = [one, other, twice].map((any) => JSON.stringify(any));
          const double = `{${key}:${first},"between :":0,${key}:${second}}`;
          const body = around.reduce((inner, isList) => (isList ? `[${inner}]` : `{"a":${inner}}`), double);
          expect(refusalOf(() => parse(body))).toContain('a member stands twice');
        },
      ),
    );
  });

  it.each([
    ['a member twice', '{"quantity":"1","quantity":"2"}', 'twice'],
    ['a member twice with the same value', '{"a":1,"a":1}', 'twice'],
    ['a member twice, once with escapes', '{"quantity":"1","quantit\\u0079":"2"}', 'twice'],
    ['a member twice, once with an object', '{"a":1,"a":{"b":2}}', 'twice'],
    ['a member twice after a text that ends in a backslash', '{"x":"\\\\","a":1,"a":2}', 'twice'],
    ['a member called __proto__', '{"__proto__":{"role":"court"}}', '__proto__'],
    ['a member called __proto__, with escapes', '{"\\u005f_proto__":{}}', '__proto__'],
    ['a member called constructor', '{"constructor":{"prototype":{}}}', 'constructor'],
    ['a member called prototype, inside a list', '{"a":[{"prototype":1}]}', 'prototype'],
    ['a lone high surrogate', '{"a":"\\ud83d"}', 'surrogate'],
    ['a lone low surrogate', '["\\ude00 x"]', 'surrogate'],
    ['surrogates in the wrong order', '["\\ude00\\ud83d"]', 'surrogate'],
    ['a lone surrogate in a member’s name', '{"\\ud83d":1}', 'surrogate'],
    ['a NUL', '{"a":"\\u0000"}', 'NUL'],
    ['a NUL in a member’s name', '{"a\\u0000":1}', 'NUL'],
    ['33 levels', nested(33), '32 levels'],
    ['1,000 levels', nested(1000), '32 levels'],
    ['a million levels', '{"a":'.repeat(1_000_000), '32 levels'],
    ['levels that are closed before they are opened', ']'.repeat(1000) + nested(1000), 'can’t be taken'],
    ['nothing', '', 'it is empty'],
    ['half an object', '{"a":1', 'can’t be taken'],
    ['a text without an end', '{"a":"b', 'can’t be taken'],
    ['two values', '{} {}', 'can’t be taken'],
    ['a comment', '{/* x */}', 'can’t be taken'],
    ['a comma too many', '[1,]', 'can’t be taken'],
    ['single quotes', "{'a':1}", 'can’t be taken'],
    ['a line break inside a text', '"a\nb"', 'can’t be taken'],
    ['a number that JSON has not', '[NaN]', 'can’t be taken'],
    ['a number with a leading zero', '[01]', 'can’t be taken'],
  ])('with %s is refused', (_, body, why) => {
    expect(refusalOf(() => parse(body))).toContain(why);
  });

  it.each([
    ['a byte that begins nothing', [0x22, 0xff, 0x22]],
    ['half a character', [0x22, 0xe0, 0xb8, 0x22]],
    ['an overlong slash', [0x22, 0xc0, 0xaf, 0x22]],
    ['a surrogate as bytes', [0x22, 0xed, 0xa0, 0xbd, 0x22]],
    ['UTF-16', [0x22, 0x00, 0x61, 0x00, 0x22, 0x00, 0xd8]],
  ])('that is not UTF-8 is refused: %s', (_, bytes) => {
    expect(refusalOf(() => parseStrictJson(Uint8Array.from(bytes)))).toContain('not UTF-8');
  });

  it.each([
    ['32 levels', nested(32)],
    ['the same member in two objects', '[{"a":1},{"a":1}]'],
    ['the same member in an object and in its own', '{"a":{"a":{"a":1}}}'],
    ['members told apart by case', '{"a":1,"A":2}'],
    ['members told apart by normalisation', '{"\u00e9":1,"e\u0301":2}'],
    ['a pair of surrogates', '["\\ud83d\\ude00"]'],
    ['__proto__ as a value', '["__proto__","constructor"]'],
    ['colons, braces and quotes in a text', '{"a":"{\\"b\\":[[[:::\\\\"}'],
    ['Thai', '{"ผู้ดูแล":"กรมบังคับคดี"}'],
    ['no object at all', '"text"'],
  ])('with %s is taken', (_, body) => {
    expect(parse(body)).toEqual(JSON.parse(body));
  });

  it('of two megabytes is read in one go, also where all of it is members', () => {
    const members = Array.from({ length: 150_000 }, (_, place) => `"m${place}":"v"`).join();
    expect(Object.keys(Object(parse(`{${members}}`)))).toHaveLength(150_000);
  });

  it('leaves nothing behind on the objects of everyone', () => {
    refusalOf(() => parse('{"a":{"__proto__":{"polluted":true}}}'));
    expect({}).not.toHaveProperty('polluted');
  });
});

/** What the caller is told; an exception that is not in the catalogue is a fault of ours and fails the test. */
function refusalOf(reading: () => unknown): string {
  try {
    reading();
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    expect([error.code, error.status]).toEqual(['BAD_JSON', 400]);
    return error.message;
  }
  throw new Error('it was taken');
}
