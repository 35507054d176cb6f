import type { PlannedAct, RowPlan } from '../readers/plan.ts';

/** A planned act with the row and case that it belongs to. */
export interface SentAct extends PlannedAct {
  readonly caseId: string;
  readonly row: number;
}

/** The acts of all rows, in the order in which each case must see them. */
export function actsOf(plans: readonly RowPlan[]): readonly SentAct[] {
  return plans.flatMap(({ acts, caseId, row }) => acts.map((act) => ({ ...act, caseId, row })));
}
