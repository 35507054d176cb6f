import { describe, expect, it } from 'vitest';
import { date, instant } from './instant.ts';

describe('an instant', () => {
  it.each(['2025-12-17T03:00:00Z', '2025-12-17T03:00:00.123Z', '2024-02-29T23:59:59Z'])(
    'may be %s',
    (text) => {
      expect(instant.safeParse(text).success).toBe(true);
    },
  );

  it.each([
    '2025-02-29T00:00:00Z',
    '2025-04-31T00:00:00Z',
    '2025-12-17T24:00:00Z',
    '2025-12-17T23:59:60Z',
    '2025-13-01T00:00:00Z',
    '2025-12-17T03:00:00+07:00',
    '2025-12-17T03:00:00',
    '2025-12-17 03:00:00Z',
    '2025-12-17T03:00:00.1Z',
    '๒๐๒๕-12-17T03:00:00Z',
    '+002025-12-17T03:00:00Z',
    1766000000000,
  ])('can’t be %s', (text) => {
    expect(instant.safeParse(text).success).toBe(false);
  });
});

describe('a year of the Buddhist calendar', () => {
  it.each([
    [date, '2568-12-17', '2025'],
    [instant, '2570-03-17T00:00:00Z', '2027'],
  ])('is refused, and told in the common era', (schema, text, year) => {
    const { error } = schema.safeParse(text);
    expect(error?.issues.map(({ message }) => message)).toEqual([
      `must be of the common era: the year ${text.slice(0, 4)} of the Buddhist calendar is ${year}`,
    ]);
  });

  it('is not meant by a date far ahead', () => {
    expect(date.safeParse('9999-12-31').success).toBe(true);
    expect(date.safeParse('2199-12-31').success).toBe(true);
  });
});

describe('a civil date', () => {
  it('is one of the calendar', () => {
    expect(date.safeParse('2024-02-29').success).toBe(true);
    for (const text of ['2025-02-29', '2025-00-10', '2025-1-1', '2025-01-01T00:00:00Z', '']) {
      expect(date.safeParse(text).success, text).toBe(false);
    }
  });
});
