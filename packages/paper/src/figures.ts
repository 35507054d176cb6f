import type { PaperLanguage } from './sheet.ts';

const locales = { en: 'en-GB', th: 'th-TH' } as const satisfies Record<PaperLanguage, string>;

/** An amount, exactly as many digits as it has, grouped as the language does. */
export function groupedAmount(amount: string, language: PaperLanguage): string {
  const digits = amount.split('.')[1]?.length ?? 0;
  const exact = amount as Intl.StringNumericLiteral; // an answer's amounts are decimal numbers
  return formatFor(language, digits).format(exact);
}

const formats = new Map<string, Intl.NumberFormat>();

function formatFor(language: PaperLanguage, digits: number): Intl.NumberFormat {
  const key = `${language}${digits}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.NumberFormat(locales[language], {
    maximumFractionDigits: digits,
    minimumFractionDigits: digits,
    numberingSystem: 'latn',
  });
  formats.set(key, format);
  return format;
}

/**
 * An instant in a time zone, with the zone's distance from UTC; in Thai the Buddhist year, and the common one beside it.
 * @param instant as facts write it; @param timeZone an IANA name
 */
export function instantIn(instant: string, timeZone: string, language: PaperLanguage): string {
  const at = new Date(instant);
  const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone }).format(at);
  const zone = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value;
  return `${dayOf(at, timeZone, language)} ${clock} (${zone?.replace('GMT', 'UTC') ?? timeZone})`;
}

/** An instant as UTC writes it, to the second. */
export const utcOf = (instant: string): string => `${instant.slice(0, 19).replace('T', ' ')} UTC`;

/** A civil date, in words. @param date `YYYY-MM-DD` */
export const dateIn = (date: string, language: PaperLanguage): string =>
  dayOf(new Date(`${date}T00:00:00Z`), 'UTC', language);

function dayOf(at: Date, timeZone: string, language: PaperLanguage): string {
  const common = { day: 'numeric', month: 'long', timeZone, year: 'numeric' } as const;
  if (language === 'en') return new Intl.DateTimeFormat(locales.en, common).format(at);
  const buddhist = { ...common, calendar: 'buddhist', numberingSystem: 'latn' } as const;
  const year = new Intl.DateTimeFormat('en-GB', { timeZone, year: 'numeric' }).format(at);
  return `${new Intl.DateTimeFormat(locales.th, buddhist).format(at)} (ค.ศ. ${year})`;
}
