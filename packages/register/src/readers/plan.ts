import type { Body } from '@seizure-ledger/domain';

/** What an act does to a row's property, in the words of the report. */
export type Stage = 'case' | 'seizure' | 'valuation' | 'valuation-forfeiture' | 'confiscation' | 'release';

/** One act to be sent: `act` is its route without ids, `id` its Idempotency-Key. */
export interface PlannedAct {
  readonly act: 'cases' | 'seizures' | 'valuations' | 'confiscations' | 'releases';
  readonly body: Body;
  readonly id: string;
  readonly stage: Stage;
}

/** What can't be sent at all, because the row does not say what an act must say. The ledger refuses all else. */
export interface ReaderRefusal {
  readonly code: 'MISSING_DATE' | 'BAD_DATE' | 'MISSING_AMOUNT' | 'BAD_AMOUNT' | 'CONTRADICTION' | LedgerCode;
  readonly reason: string;
  readonly stage: Stage;
}

/** Where a row has no usable date either, the reason that comes first is named as the ledger would name it. */
type LedgerCode =
  'PRECISION_EXCEEDED' | 'INSUFFICIENT_HELD' | 'EFFECTIVE_IN_FUTURE' | 'EFFECTIVE_BEFORE_TAKING';

/** What a person should look at; nothing is merged or mended. `amount`: forfeited or released, no sum stated. */
export interface Listing {
  readonly kind: 'contradiction' | 'duplicate' | 'date' | 'amount';
  readonly text: string;
}

/** What one row of a register asks of the ledger, in order. `taken` is what it says was seized, if it can be read. */
export interface RowPlan {
  readonly acts: readonly PlannedAct[];
  readonly caseId: string;
  readonly listed: readonly Listing[];
  readonly refused: readonly ReaderRefusal[];
  readonly row: number;
  readonly taken?: { readonly quantity: string; readonly unit: string };
}

/** The part of a plan that follows a taking. */
export type LaterActs = Pick<RowPlan, 'acts' | 'listed' | 'refused'>;

/** One row as the file has it, by column. */
export type RegisterRow = Readonly<Record<string, string>>;

/** The file that rows come from, who imports it, and when. */
export interface Source {
  readonly agency: string;
  readonly now: Date;
  readonly sha256: string;
}
