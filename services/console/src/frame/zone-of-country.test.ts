import { expect, it } from 'vitest';
import { zoneOfCountry } from './zone-of-country.ts';

it.each([
  ['TH', 'Asia/Bangkok'],
  ['GB', 'Europe/London'],
  ['US-IL', 'UTC'],
  ['ZZ', 'UTC'],
  ['international', 'UTC'],
])('the clocks of a desk in %s are those of %s', (jurisdiction, zone) => {
  expect(zoneOfCountry(jurisdiction)).toBe(zone);
});
