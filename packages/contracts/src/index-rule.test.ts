import { describe, expect, it } from 'vitest';
import { IndexGapError, IndexRule } from './index-rule.ts';

describe('the index rule', () => {
  it('takes the index that is due, once', () => {
    const rule = new IndexRule(3, 0);
    expect([0, 1, 1, 0, 2].map((index) => rule.takes(index))).toEqual([true, true, false, false, true]);
    expect(rule.next).toBe(3);
  });

  it('goes on from where a reader stands', () => {
    const rule = new IndexRule(3, 17);
    expect([16, 17].map((index) => rule.takes(index))).toEqual([false, true]);
  });

  it.each([18, 1_000_000_000])('stops at index %i where 17 is due, and still waits for 17', (index) => {
    const rule = new IndexRule(3, 17);
    expect(() => rule.takes(index)).toThrow(new IndexGapError(3, 17, index));
    expect(rule.next).toBe(17);
  });
});
