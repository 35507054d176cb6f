import { civilDay, type CivilDay } from '../civil-day.ts';
import { writtenAmount } from '../written-amount.ts';

const dates = /\d{1,2}\s*[/-]\s*\d{1,2}\s*[/-]\s*\d{2,4}/g;
const statedRelease = /rel[a-z]*[^0-9a-z]*(\d[\d,]*(?:\.\d+)?)/i;
const releaseWord = /\brel/i;
const forfeitureWord = /ftot/i;
const rescission = /resc|recis|recind|redind|resin|ressi/i;

/** What a clerk's note on the outcome says. Some 3,000 spellings occur; what they mean is inferred. */
export interface Findings {
  readonly forfeited: boolean;
  readonly released: boolean;
  readonly rescinded: boolean;
  /** The amount that stands behind the release word; `0` is stated, but releases nothing. */
  readonly statedRelease?: string;
  readonly date?: string;
  /** The first date in the text; absent where the calendar has no such day. */
  readonly day?: CivilDay;
}

/** Dates are taken out before amounts are read: "release 5-5-14" releases no 5 dollars. */
export function readFindings(note: string): Findings {
  const date = note.match(dates)?.[0];
  const text = note.replace(dates, ' ');
  const stated = writtenAmount(statedRelease.exec(text)?.[1]?.replaceAll(',', '') ?? '');
  const day = date === undefined ? undefined : readDate(date);
  return {
    forfeited: forfeitureWord.test(text),
    released: releaseWord.test(text),
    rescinded: rescission.test(text),
    ...(stated === undefined ? {} : { statedRelease: stated }),
    ...(date === undefined ? {} : { date }),
    ...(day === undefined ? {} : { day }),
  };
}

/** Month, day, year, as Americans write them; two digits are a year of this century. */
function readDate(date: string): CivilDay | undefined {
  const [month = 0, day = 0, year = 0] = date.split(/\s*[/-]\s*/).map(Number);
  return civilDay(year < 100 ? year + 2000 : year, month, day);
}
