import { units } from '@seizure-ledger/contracts';
import type { Language } from './words/words.ts';

const aliases = new Map(units.map(({ alias, code }) => [code, alias ?? code]));

/** Of units that are a word, and no symbol that all languages share. */
const thaiUnits: Readonly<Record<string, string>> = { item: 'รายการ' };

/** A unit as people call it. A form is filled in with its English name, which acts take too. */
export const unitName = (code: string, language: Language): string =>
  (language === 'th' ? thaiUnits[code] : undefined) ?? aliases.get(code) ?? code;

const escapes: Readonly<Record<string, string>> = {
  '"': '&quot;',
  '&': '&amp;',
  "'": '&#39;',
  '<': '&lt;',
  '>': '&gt;',
};

export const escapeHtml = (text: string): string => text.replace(/["&'<>]/g, (one) => escapes[one] ?? one);

/**
 * A quantity as HTML, its thousands set apart by the style sheet alone: what is copied is exact, without a separator.
 */
export function quantityHtml(quantity: string): string {
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(\.\d+)?$/.exec(quantity) ?? [];
  if (whole === '') return escapeHtml(quantity);
  const [first = '', ...groups] = whole.replace(/\B(?=(\d{3})+$)/g, ' ').split(' ');
  const minus = sign && '<span class="minus">-</span>';
  return `<span class="quantity">${minus}${first}${groups.map((group) => `<span>${group}</span>`).join('')}${rest}</span>`;
}

/** A quantity for a text, its thousands set apart by commas. */
export const quantityText = (quantity: string): string =>
  quantity.replace(
    /^(-?)(\d+)/,
    (_, sign: string, whole: string) => sign + whole.replace(/\B(?=(\d{3})+$)/g, ','),
  );

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Making one takes longer than writing a hundred times with it. There are as many as zones, forms and languages. */
function clockOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = clocks.get(key);
  if (known) return known;
  const clock = new Intl.DateTimeFormat(locale, options);
  clocks.set(key, clock);
  return clock;
}

const parts = (language: Language, timeZone: string) =>
  clockOf(language === 'th' ? 'th-TH-u-ca-gregory-nu-latn' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    timeZone,
  });

/** A day, `YYYY-MM-DD`; in Thai with the year of the Buddhist era, the common one beside it. */
export function dayText(day: string, language: Language): string {
  const at = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return day;
  return `${parts(language, 'UTC').format(at)} ${yearText(Number(day.slice(0, 4)), language)}`;
}

const yearText = (year: number, language: Language): string =>
  language === 'th' ? `${year + 543} (ค.ศ. ${year})` : String(year);

/** A time zone as people call it: in English by its city, in Thai as that language names it. */
export function zoneText(timeZone: string, language: Language): string {
  if (timeZone === 'UTC') return timeZone;
  if (language === 'en') return timeZone.replace(/^.*\//, '').replaceAll('_', ' ');
  const named = clockOf('th', { timeZone, timeZoneName: 'shortGeneric' }).formatToParts();
  return named.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

/** An instant in a time zone, with the zone said: to the minute, or to the second where it is not a whole minute. */
export function instantText(
  instant: string,
  language: Language,
  timeZone: string,
  to: 'minute' | 'second' = 'minute',
): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const time = clockOf('en-GB', {
    hour: '2-digit',
    hourCycle: 'h23',
    minute: '2-digit',
    second: '2-digit',
    timeZone,
    year: 'numeric',
  }).formatToParts(at);
  const part = (type: string): string => time.find((one) => one.type === type)?.value ?? '';
  const day = `${parts(language, timeZone).format(at)} ${yearText(Number(part('year')), language)}`;
  const seconds = to === 'second' && part('second') !== '00' ? `:${part('second')}` : '';
  return `${day}, ${part('hour')}:${part('minute')}${seconds} ${zoneText(timeZone, language)}`;
}
