import type { SummaryClaim } from '@seizure-ledger/contracts';

/** What a summary says of a claim in amounts, in the order of every table. */
export const claimAmounts = [
  'recognisedLoss',
  'priorRecoveries',
  'creditInKind',
  'allocated',
  'paid',
  'returned',
  'outstanding',
  'reserved',
  'receivable',
] as const satisfies readonly (keyof SummaryClaim)[];
