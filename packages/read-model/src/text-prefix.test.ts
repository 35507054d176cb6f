import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstBeyond } from './text-prefix.ts';

it('what begins with a prefix comes before the first text beyond it, what is greater does not', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', '\ud7ff', '\ue000', '\uffff', '𐀀', '\u{10ffff}'),
    maxLength: 4,
  });
  fc.assert(
    fc.property(text, text, (prefix, other) => {
      const end = firstBeyond(prefix);
      const inRange = !isBefore(other, prefix) && (end === undefined || isBefore(other, end));
      expect(inRange).toBe(other.startsWith(prefix));
    }),
    { numRuns: 2_000 },
  );
});

it('there is no text beyond the empty prefix, nor beyond the last characters there are', () => {
  expect(firstBeyond('')).toBeUndefined();
  expect(firstBeyond('\u{10ffff}\u{10ffff}')).toBeUndefined();
});

function isBefore(a: string, b: string): boolean {
  return Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0;
}
