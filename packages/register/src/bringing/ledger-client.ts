import type { Answer } from './answers.ts';

/** An act as a line of a batch. */
export interface Line {
  readonly act: string;
  readonly body: object;
  readonly caseId: string;
  readonly id: string;
}

export interface ProposalRef {
  readonly caseId: string;
  readonly proposalHash: string;
}

/**
 * Speaks to a ledger. Everything may be asked again: each act has its own lasting id. All methods throw
 * {@link UnavailableError} when it makes sense to try again.
 */
export interface LedgerClient {
  /** Sends acts of many cases; one answer for each, in order. */
  batch(lines: readonly Line[]): Promise<readonly Answer[]>;
  /** Approves proposals as the second person; one answer for each, in order. */
  approve(key: string, proposals: readonly ProposalRef[]): Promise<readonly Answer[]>;
  /** What became of an act sent earlier. */
  instruction(caseId: string, id: string): Promise<Answer>;
}
