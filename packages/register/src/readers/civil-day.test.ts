import { expect, test } from 'vitest';
import { readDay } from './civil-day.ts';

test.each([
  ['2014-05-23', '2014-05-23'],
  ['2014-5-3', '2014-05-03'],
  ['2012-02-29', '2012-02-29'],
  ['2014-02-29', undefined],
  ['2014-13-01', undefined],
  ['0000-01-01', undefined],
  ['00:00:00', undefined],
  ['', undefined],
])('%j is read as %j', (text, day) => {
  expect(readDay(text)).toBe(day);
});
