import { describe, expect, it } from 'vitest';
import { opening } from '../scenario-steps.fixture.ts';
import { timeZones } from '../time-zones.ts';
import { openCase } from './open-case.ts';

const isTaken = (timeZone: string): boolean => openCase.body.safeParse({ ...opening, timeZone }).success;

describe('the time zone of a case', () => {
  it.each(['Asia/Bangkok', 'America/Argentina/Buenos_Aires', 'Asia/Calcutta', 'UTC', 'Etc/GMT+7'])(
    'may be %s',
    (timeZone) => expect(isTaken(timeZone)).toBe(true),
  );

  it.each(['Nowhere/Land', 'asia/bangkok', 'Bangkok', '+07:00', ''])('can’t be %j', (timeZone) =>
    expect(isTaken(timeZone)).toBe(false),
  );

  it('is one by which days can be told', () => {
    const days = [...timeZones].map((timeZone) => new Intl.DateTimeFormat('en', { timeZone }).format(0));
    expect(new Set(days).size).toBe(2);
  });
});
