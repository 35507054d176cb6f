import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, inCanonicalOrder, type Json } from './canonical-json.ts';

const key = fc.oneof(
  fc.string({ maxLength: 4 }),
  fc.string({ maxLength: 3, unit: 'binary' }),
  fc.nat(12).map(String),
  fc.constantFrom(
    '10',
    '9',
    '01',
    '-1',
    '1.5',
    '4294967294',
    '4294967295',
    '__proto__',
    'constructor',
    '',
    '\u{1F600}',
    '\uFF5E',
    '\u0080',
    'é',
    'e\u0301',
  ),
);
const number = fc.oneof(
  fc.integer(),
  fc.double({ noDefaultInfinity: true, noNaN: true }),
  fc.constantFrom(-0, 1e21, 1e-7, 5e-324, 2 ** 53),
);
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\u2028', '\u0000', '\u007f', '"\\/\b\f\n\r\t', '\ud83d\ude00'),
);
const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant(null),
    fc.boolean(),
    number,
    text,
    fc.array(tie('value'), { maxLength: 5 }),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 6 }).map((members) => Object.fromEntries(members)),
  ),
}));

describe('canonical JSON', () => {
  it('is what the reference implementation of RFC 8785 writes', () => {
    fc.assert(
      fc.property(value, (any) => {
        expect(canonicalJson(any)).toBe(canonicalize(any));
      }),
      { numRuns: 2000 },
    );
  });

  it('is the same for equal values, in whatever order they were built', () => {
    fc.assert(
      fc.property(value, (any) => {
        const again: Json = JSON.parse(JSON.stringify(any, (_, inner: Json) => reversed(inner)));
        expect(canonicalJson(again)).toBe(canonicalJson(any));
      }),
    );
  });

  it('is not changed by putting a value in order first, which leaves the value as it is', () => {
    fc.assert(
      fc.property(value, (any) => {
        const before = JSON.stringify(any);
        const ordered = inCanonicalOrder(any);
        expect(canonicalJson(ordered)).toBe(canonicalJson(any));
        expect(JSON.stringify(any)).toBe(before);
      }),
    );
    const inOrder = { a: 1, b: [{ c: 2, d: 3 }] };
    expect(inCanonicalOrder(inOrder)).toBe(inOrder);
    expect(JSON.stringify(inCanonicalOrder({ b: { d: 1, c: 2 }, a: 1 }))).toBe('{"a":1,"b":{"c":2,"d":1}}');
  });

  it('reads back as the same value', () => {
    fc.assert(
      fc.property(value, (any) => {
        expect(canonicalJson(JSON.parse(canonicalJson(any)))).toBe(canonicalJson(any));
      }),
    );
  });

  it('sorts members by UTF-16 code units, those that look like numbers too', () => {
    // the example of RFC 8785, section 3.2.3
    const members = {
      '\u20ac': 1,
      '\r': 2,
      '\ufb33': 3,
      '1': 4,
      '\ud83d\ude00': 5,
      '\u0080': 6,
      '\u00f6': 7,
    };
    expect(canonicalJson(members)).toBe(
      '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}',
    );
    expect(canonicalJson({ 9: 1, 10: 2 })).toBe('{"10":2,"9":1}');
    expect(canonicalJson({ a: { 9: 1, 10: 2 } })).toBe('{"a":{"10":2,"9":1}}');
    expect(canonicalJson([{ b: 1, a: [{ d: 1, c: 2 }] }])).toBe('[{"a":[{"c":2,"d":1}],"b":1}]');
  });

  it('writes numbers as RFC 8785, appendix B, does', () => {
    expect(canonicalJson([-0, 1e21, 1e-7, 333333333.33333329, 9007199254740993])).toBe(
      '[0,1e+21,1e-7,333333333.3333333,9007199254740992]',
    );
  });

  it('leaves out members that are undefined', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
    expect(canonicalJson({ b: 1, a: undefined })).toBe('{"b":1}');
    expect(canonicalJson({ b: { d: undefined }, a: 1 })).toBe('{"a":1,"b":{}}');
  });

  it.each([
    ['NaN', NaN],
    ['infinity', Infinity],
    ['infinity among numbers', [1, -Infinity]],
    ['NaN in a member out of order', { b: NaN, a: 1 }],
    ['a lone high surrogate', '\ud83d'],
    ['a lone low surrogate', ['a', '\ude00b']],
    ['a lone surrogate in a key', { '\ud83d': 1 }],
    ['a lone surrogate in a member out of order', { b: '\ude00', a: 1 }],
    ['a lone surrogate beside keys that look like numbers', { 9: 1, 10: { a: '\ud83d' } }],
    ['NaN beside keys that look like numbers', { 9: NaN, 10: 1 }],
    ['a lone surrogate in a key beside those that look like numbers', { 9: 1, 10: { '\ud83d': 1 } }],
    ['a lone surrogate in a key out of order', { b: 1, '\ud83d': 2, a: 3 }],
  ])('%s has none', (_, impossible) => {
    expect(() => canonicalJson(impossible)).toThrow(TypeError);
  });
});

/** Members in the opposite order, so far as an engine lets anyone say. */
function reversed(value: Json): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toReversed());
}
