import type { CivilDay } from './civil-day.ts';
import type { RegisterMapping } from './mapping.ts';
import type { PlannedAct, Source } from './plan.ts';

/** Opens the case of a register: it is named by its id, and opened at noon of the first day that it knows of. */
export function opening(
  { caseId, row, day }: { readonly caseId: string; readonly row: number; readonly day: CivilDay },
  mapping: RegisterMapping,
  source: Source,
  noon: (day: CivilDay) => string,
): PlannedAct {
  return {
    act: 'cases',
    stage: 'case',
    id: `${mapping.idPrefix}:${row}:case`,
    body: {
      caseId,
      title: caseId,
      jurisdiction: mapping.jurisdiction,
      agency: source.agency,
      timeZone: mapping.timeZone,
      openedAt: noon(day),
      imported: { sha256: source.sha256, row },
    },
  };
}
