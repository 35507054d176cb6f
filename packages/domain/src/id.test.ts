import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareCodePoints, id } from './id.ts';

describe('an id', () => {
  it.each(['A1', 'TH-2025-0007', 'a.b_c:d-e', '0', 'x'.repeat(64)])('may be %s', (text) => {
    expect(id.safeParse(text).success).toBe(true);
  });

  it.each([
    '',
    '-a',
    '.a',
    '_',
    'a b',
    'a|b',
    'a/b',
    '../a',
    'ก',
    'a\n',
    'x'.repeat(65),
    '__proto__',
    '$policy',
  ])('can’t be %j', (text) => {
    expect(id.safeParse(text).success).toBe(false);
  });
});

describe('code-point order', () => {
  it('is the order of UTF-8 bytes, which UTF-16’s is not', () => {
    const text = fc.string({ unit: 'grapheme' });
    const any = fc.oneof(text, fc.string({ maxLength: 3, unit: 'binary' }));
    fc.assert(
      fc.property(any, any, fc.string({ maxLength: 2, unit: 'binary' }), (a, b, start) => {
        const [left, right] = [start + a, start + b];
        const bytes = Buffer.compare(Buffer.from(left), Buffer.from(right));
        expect(Math.sign(compareCodePoints(left, right))).toBe(bytes);
      }),
      { numRuns: 1000 },
    );
    expect(compareCodePoints('\uFF5E', '\u{1F600}')).toBeLessThan(0);
  });
});
