import type { ReaderRefusal } from '../plan.ts';
import type { CookCountyRecord } from './record.ts';

/** Why a forfeiture can't be dated. */
export function unusableDate({ written }: CookCountyRecord): ReaderRefusal {
  return written.forfeitedOn === ''
    ? { stage: 'confiscation', code: 'MISSING_DATE', reason: 'no forfeiture date' }
    : { stage: 'confiscation', code: 'BAD_DATE', reason: `"${written.forfeitedOn}" is not a date` };
}
