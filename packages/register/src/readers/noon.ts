import type { CivilDay } from './civil-day.ts';

/** The instant, in UTC, at which a day's noon strikes in one IANA time zone, summer time regarded. */
export function noonIn(timeZone: string): (day: CivilDay) => string {
  const clock = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  const known = new Map<CivilDay, string>();
  return (day) => {
    const noon = known.get(day) ?? noonOf(day, clock);
    known.set(day, noon);
    return noon;
  };
}

function noonOf(day: CivilDay, clock: Intl.DateTimeFormat): string {
  const written_ms = Date.parse(`${day}T12:00:00Z`);
  const guess_ms = written_ms - offset_ms(clock, written_ms);
  // the clocks may have changed between noon in UTC and noon there
  const noon_ms = written_ms - offset_ms(clock, guess_ms);
  return new Date(noon_ms).toISOString().replace('.000Z', 'Z');
}

function offset_ms(clock: Intl.DateTimeFormat, instant_ms: number): number {
  const name = clock.formatToParts(instant_ms).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes, seconds] = /^GMT([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(name) ?? [];
  const east_s = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
  return (sign === '-' ? -east_s : east_s) * 1000;
}
