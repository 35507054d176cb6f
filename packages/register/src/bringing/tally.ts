import type { RowPlan } from '../readers/plan.ts';
import type { Answer } from './answers.ts';
import type { Proposed } from './approve-proposals.ts';
import { Flows } from './flows.ts';
import type { ListedRow, Reconciliation, RefusedAct } from './reconciliation.ts';
import type { SentAct } from './sent-act.ts';

/** Counts an import from what the ledger answers, beside what the register says was taken. */
export class Tally {
  private readonly plans: readonly RowPlan[];
  private readonly flows = new Flows();
  private readonly read = new Map<number, NonNullable<RowPlan['taken']>>();
  private readonly taken = new Set<number>();
  private readonly awaiting = new Map<string, Proposed>();
  private readonly refusedActs: RefusedAct[] = [];
  private casesOpened = 0;

  constructor(plans: readonly RowPlan[]) {
    this.plans = plans;
    for (const { row, caseId, taken, refused } of plans) {
      if (taken) {
        this.read.set(row, taken);
        this.flows.add('read', taken.unit, taken.quantity);
      }
      for (const refusal of refused) this.refuse({ row, caseId, ...refusal });
    }
  }

  /** Takes the last word on an act, but for a proposal: that may be answered again, when it is approved. */
  take(act: SentAct, answer: Answer): void {
    this.awaiting.delete(act.id);
    if (answer.status === 'proposed') this.awaiting.set(act.id, { act, proposalHash: answer.proposalHash });
    if (answer.status === 'refused') this.refuse({ ...pick(act), code: answer.code, reason: answer.reason });
    if (answer.status !== 'posted') return;
    this.flows.post(answer.legs);
    if (act.stage === 'case') this.casesOpened += 1;
    if (act.stage === 'seizure') this.taken.add(act.row);
  }

  get proposed(): readonly Proposed[] {
    return [...this.awaiting.values()];
  }

  /** In the order of the register. */
  get refused(): readonly RefusedAct[] {
    return this.refusedActs.toSorted((a, b) => a.row - b.row);
  }

  get listed(): readonly ListedRow[] {
    return this.plans.flatMap(({ row, caseId, listed }) =>
      listed.map((listing) => ({ row, caseId, ...listing })),
    );
  }

  result(sha256: string): Reconciliation {
    const rows = this.countRows();
    const counted = rows.fullyPosted + rows.partlyRefused + rows.refused;
    return {
      sha256,
      rows,
      casesOpened: this.casesOpened,
      units: this.flows.result(),
      awaitingSecondPerson: this.awaiting.size,
      refusals: countByStage(this.refusedActs),
      listed: countBy(this.listed.map(({ kind }) => kind)),
      balanced: this.flows.balanced && counted === rows.read,
    };
  }

  private refuse(act: RefusedAct): void {
    this.refusedActs.push(act);
    const read = act.stage === 'seizure' ? this.read.get(act.row) : undefined;
    if (read) this.flows.add('seizureRefused', read.unit, read.quantity);
  }

  private countRows(): Reconciliation['rows'] {
    const touched = new Set(this.refusedActs.map(({ row }) => row));
    const posted = this.plans.filter(({ row }) => this.taken.has(row));
    const partlyRefused = posted.filter(({ row }) => touched.has(row)).length;
    const refused = this.plans.filter(({ row }) => !this.taken.has(row) && touched.has(row)).length;
    return { read: this.plans.length, fullyPosted: posted.length - partlyRefused, partlyRefused, refused };
  }
}

const pick = ({ row, caseId, stage }: SentAct): Pick<RefusedAct, 'row' | 'caseId' | 'stage'> => ({
  row,
  caseId,
  stage,
});

function countBy(names: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const name of names.toSorted()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries(counts);
}

function countByStage(refused: readonly RefusedAct[]): Reconciliation['refusals'] {
  const byStage = Map.groupBy(refused, ({ stage }) => stage);
  return Object.fromEntries(
    [...byStage].map(([stage, acts]) => [stage, countBy(acts.map(({ code }) => code))]),
  );
}
