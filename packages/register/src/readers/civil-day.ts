/** A civil date, `YYYY-MM-DD`: as text it sorts as days do. */
export type CivilDay = string;

/** @returns `undefined` when the text is not a date of the calendar. */
export function readDay(text: string): CivilDay | undefined {
  const [, year, month, day] = /^(\d{1,4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
  return civilDay(Number(year), Number(month), Number(day));
}

/** @returns `undefined` when the calendar has no such day. */
export function civilDay(year: number, month: number, day: number): CivilDay | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const exists = year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : undefined;
}
