import type { Listing } from '../plan.ts';
import type { Calendar } from './calendar.ts';
import type { CookCountyRecord } from './record.ts';

/** Dates of a row that no calendar has, that lie ahead of the import, or before the property was taken. */
export function oddDates(
  { seizedOn, forfeitedOn, written, findings }: CookCountyRecord,
  days: Calendar,
): readonly Listing[] {
  const odd: string[] = [];
  const before = (day: string): boolean =>
    seizedOn !== undefined && !days.isAhead(seizedOn) && day < seizedOn;
  if (seizedOn === undefined) odd.push(`seizure date "${written.seizedOn}" can't be read`);
  else if (days.isAhead(seizedOn)) odd.push(`seizure date ${seizedOn} lies in the future`);
  if (forfeitedOn === undefined && written.forfeitedOn !== '')
    odd.push(`forfeiture date "${written.forfeitedOn}" can't be read`);
  if (forfeitedOn !== undefined && days.isAhead(forfeitedOn))
    odd.push(`forfeiture date ${forfeitedOn} lies in the future`);
  if (forfeitedOn !== undefined && before(forfeitedOn))
    odd.push(`forfeiture date ${forfeitedOn} lies before the seizure on ${seizedOn}`);
  if (findings.date !== undefined && findings.day === undefined)
    odd.push(`"${findings.date}" in the findings can't be read`);
  if (findings.released && findings.day !== undefined && before(findings.day))
    odd.push(`release date ${findings.day} lies before the seizure on ${seizedOn}`);
  return odd.map((text) => ({ kind: 'date', text }));
}
