import type { CivilDay } from './civil-day.ts';

interface Taking {
  readonly caseId: string;
  readonly seizedOn: CivilDay | undefined;
}

/** The earliest day of taking in each case; a case none of whose rows has a readable day is absent. */
export function firstDays(takings: Iterable<Taking>): ReadonlyMap<string, CivilDay> {
  const days = new Map<string, CivilDay>();
  for (const { caseId, seizedOn } of takings) {
    const known = days.get(caseId);
    if (seizedOn !== undefined && (known === undefined || seizedOn < known)) days.set(caseId, seizedOn);
  }
  return days;
}
