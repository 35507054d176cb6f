import type { Fact } from '@seizure-ledger/contracts';
import type { CaseDocument } from '@seizure-ledger/read-model';

/** A record that the index rule took, with its bytes as text and its hash. */
export interface TakenRecord {
  readonly fact: Fact;
  readonly hash: string;
  readonly partition: number;
  readonly value: string;
}

/** By how much what a custodian holds (lots as listed, what is due among them) or is to receive has changed, and what of it is frozen until when. */
export interface HoldingChange {
  readonly custodian: string;
  readonly frozen?: readonly CaseDocument['frozenUntil'][number][];
  readonly incoming: number;
  readonly lots: number;
}

/** What other documents tell the case's own of a record. */
export interface CaseChange {
  readonly holdings: readonly HoldingChange[];
  /** By how many more claims are open. */
  readonly openClaims: number;
}

/** An outcome, or a piece of one, that stands in a case's chain. */
export type CaseFact = Fact &
  Required<Pick<Fact, 'act' | 'actor' | 'body' | 'caseId' | 'effectiveAt' | 'instructionId' | 'sequence'>>;
