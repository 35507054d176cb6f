import { describe, expect, it } from 'vitest';
import { dateIn, groupedAmount, instantIn, utcOf } from './figures.ts';

describe('figures on paper', () => {
  it('are exact to the last of eighteen digits, grouped', () => {
    expect(groupedAmount('28988.356430160000000001', 'en')).toBe('28,988.356430160000000001');
    expect(groupedAmount('123456789012345678901234567890', 'th')).toBe(
      '123,456,789,012,345,678,901,234,567,890',
    );
    expect(groupedAmount('-1000.00', 'en')).toBe('-1,000.00');
  });

  it('tell an instant in the zone of the case, which may be on the next day', () => {
    const instant = '2025-12-17T17:30:00.250Z';
    expect(instantIn(instant, 'Asia/Bangkok', 'en')).toBe('18 December 2025 00:30:00 (UTC+07:00)');
    expect(utcOf(instant)).toBe('2025-12-17 17:30:00 UTC');
  });

  it('have the Buddhist year in Thai, and the common one beside it', () => {
    expect(dateIn('2025-12-17', 'th')).toBe('17 ธันวาคม 2568 (ค.ศ. 2025)');
  });
});
