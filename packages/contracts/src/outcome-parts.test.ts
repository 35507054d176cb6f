import { describe, expect, it } from 'vitest';
import { BrokenOutcomeError, OutcomeParts, type PartPlace } from './outcome-parts.ts';

const place = (input: number, part = 1, parts = 1): PartPlace => ({ input, part, parts });

describe('the parts of an outcome', () => {
  it('are handed out together when the last has come', () => {
    const parts = new OutcomeParts<string>(5);
    expect(parts.add(place(5), 'whole')).toEqual(['whole']);
    expect(parts.add(place(6, 1, 3), 'header')).toBeUndefined();
    expect(parts.add(place(6, 2, 3), 'lines')).toBeUndefined();
    expect(parts.add(place(6, 3, 3), 'closing')).toEqual(['header', 'lines', 'closing']);
    expect(parts.add(place(7), 'next')).toEqual(['next']);
  });

  it.each<readonly [string, PartPlace]>([
    ['an instruction without outcome', place(8)],
    ['an instruction that has its outcome', place(6)],
    ['an outcome that does not begin', place(7, 2, 2)],
  ])('are in doubt where one follows of %s', (_name, wrong) => {
    const parts = new OutcomeParts<string>(7);
    expect(() => parts.add(wrong, 'wrong')).toThrow(BrokenOutcomeError);
  });

  it.each<readonly [string, PartPlace]>([
    ['the next instruction’s', place(8)],
    ['the first again', place(7, 1, 3)],
    ['the third', place(7, 3, 3)],
    ['the second of another number', place(7, 2, 2)],
  ])('are in doubt where %s follows the first of three', (_name, wrong) => {
    const parts = new OutcomeParts<string>(7);
    parts.add(place(7, 1, 3), 'header');
    expect(() => parts.add(wrong, 'wrong')).toThrow('where input 7 (part 2/3) was due');
  });
});
