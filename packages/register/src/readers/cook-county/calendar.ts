import type { CivilDay } from '../civil-day.ts';
import { noonIn } from '../noon.ts';

const day_ms = 86_400_000;

/** Days as the ledger will see them when the import runs. */
export interface Calendar {
  readonly noon: (day: CivilDay) => string;
  /** Whether the ledger refuses a day as more than 24 hours ahead. */
  readonly isAhead: (day: CivilDay) => boolean;
}

export function calendar(timeZone: string, now: Date): Calendar {
  const noon = noonIn(timeZone);
  return { noon, isAhead: (day) => Date.parse(noon(day)) > now.getTime() + day_ms };
}
