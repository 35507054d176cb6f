import type { Listing, Stage } from '../readers/plan.ts';

/** What was read = what was refused + what is held + what was confiscated + what was released, in one unit. */
export interface Flow {
  readonly read: string;
  readonly seizureRefused: string;
  readonly held: string;
  readonly confiscated: string;
  readonly released: string;
}

export interface RefusedAct {
  readonly caseId: string;
  readonly code: string;
  readonly reason: string;
  readonly row: number;
  readonly stage: Stage;
}

export interface ListedRow extends Listing {
  readonly caseId: string;
  readonly row: number;
}

/** The end of an import: what the register says, against what the ledger answered. */
export interface Reconciliation {
  /** Proposals that no second person has approved yet; their property counts as held. */
  readonly awaitingSecondPerson: number;
  /** Whether in every unit, and in rows, nothing is missing. */
  readonly balanced: boolean;
  readonly casesOpened: number;
  readonly listed: Readonly<Record<string, number>>;
  /** How many acts were refused, by stage and code. */
  readonly refusals: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly rows: {
    readonly read: number;
    readonly fullyPosted: number;
    readonly partlyRefused: number;
    readonly refused: number;
  };
  readonly sha256: string;
  readonly units: Readonly<Record<string, Flow>>;
}
