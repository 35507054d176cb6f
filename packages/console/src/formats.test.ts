import { describe, expect, it } from 'vitest';
import { instantText, unitName } from './formats.ts';

describe('on pages', () => {
  it('a time names its zone, as its language calls it', () => {
    const instant = '2025-12-17T17:30:00Z';
    expect(instantText(instant, 'en', 'Asia/Bangkok')).toBe('18 December 2025, 00:30 Bangkok');
    expect(instantText(instant, 'th', 'Asia/Bangkok')).toBe('18 ธันวาคม 2568 (ค.ศ. 2025), 00:30 เวลาไทย');
    expect(instantText('2025-12-17T16:59:59Z', 'en', 'UTC', 'second')).toBe('17 December 2025, 16:59:59 UTC');
    expect(instantText(instant, 'en', 'UTC', 'second')).toBe('17 December 2025, 17:30 UTC');
    expect(instantText(instant, 'th', 'UTC')).toBe('17 ธันวาคม 2568 (ค.ศ. 2025), 17:30 UTC');
  });

  it('a unit that is a word is one of the language', () => {
    expect(['item', 'THB'].map((unit) => unitName(unit, 'th'))).toEqual(['รายการ', 'THB']);
    expect(unitName('item', 'en')).toBe('item');
  });
});
