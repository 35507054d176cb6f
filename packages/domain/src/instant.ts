import { z } from 'zod';

/** The Buddhist era is 543 years ahead: what is meant as 1900 to 2199 is written as 2443 to 2742 there. */
const buddhistEra_years = 543;

const ofCommonEra = [
  (text: string): boolean => !isBuddhistYear(yearOf(text)),
  {
    error: ({ input }: { readonly input?: unknown }) => {
      const year = yearOf(String(input));
      return `must be of the common era: the year ${year} of the Buddhist calendar is ${year - buddhistEra_years}`;
    },
  },
] as const;

const yearOf = (text: string): number => Number(text.slice(0, 4));
const isBuddhistYear = (year: number): boolean =>
  year >= 1900 + buddhistEra_years && year < 2200 + buddhistEra_years;

/** An instant in UTC, `YYYY-MM-DDTHH:mm:ss[.sss]Z`. */
export const instant = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/,
    'must be an instant such as 2026-01-31T09:30:00Z',
  )
  .refine(exists, 'is not an instant of the calendar')
  .refine(...ofCommonEra)
  .meta({ id: 'Instant', examples: ['2025-12-17T03:00:00Z'] });

/** A civil date in the case's time zone, `YYYY-MM-DD`. */
export const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as 2026-01-31')
  .refine((text) => exists(`${text}T00:00:00Z`), 'is not a date of the calendar')
  .refine(...ofCommonEra)
  .meta({ id: 'Date', examples: ['2025-12-17'] });

/** Date.parse takes 30 February for 2 March; a date that exists reads back as it was written. */
function exists(text: string): boolean {
  const time_ms = Date.parse(text);
  return !Number.isNaN(time_ms) && new Date(time_ms).toISOString().slice(0, 19) === text.slice(0, 19);
}

/** Two instants that are written alike stand in the order of their texts. */
export const isBefore = (a: string, b: string): boolean =>
  a.length === b.length ? a < b : Date.parse(a) < Date.parse(b);
export const day_ms = 86_400_000;
