import { expect, test } from 'vitest';
import { noonIn } from './noon.ts';

test.each([
  ['America/Chicago', '2014-01-10', '2014-01-10T18:00:00Z'],
  ['America/Chicago', '2014-03-08', '2014-03-08T18:00:00Z'],
  ['America/Chicago', '2014-03-09', '2014-03-09T17:00:00Z'],
  ['America/Chicago', '2014-11-01', '2014-11-01T17:00:00Z'],
  ['America/Chicago', '2014-11-02', '2014-11-02T18:00:00Z'],
  ['Asia/Bangkok', '2025-12-17', '2025-12-17T05:00:00Z'],
  ['Pacific/Kiritimati', '2025-12-17', '2025-12-16T22:00:00Z'],
  ['UTC', '2025-12-17', '2025-12-17T12:00:00Z'],
])('noon in %s on %s is %s', (timeZone, day, instant) => {
  expect(noonIn(timeZone)(day)).toBe(instant);
});

test('noon is found though the clocks change between it and noon in UTC', () => {
  // Apia skipped 30 December 2011, and was ten hours behind UTC the day before
  expect(noonIn('Pacific/Apia')('2011-12-29')).toBe('2011-12-29T22:00:00Z');
  expect(noonIn('Pacific/Apia')('2011-12-31')).toBe('2011-12-30T22:00:00Z');
});
