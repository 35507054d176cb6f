import { claimStatuses, order } from '@seizure-ledger/domain';
import { z } from 'zod';
import type { Immutable } from '../../immutable.ts';
import { readQuery } from './queries.ts';

const amount = z.string().meta({ description: 'Exactly the unit’s digits; never a JSON number' });
const says = <S extends z.ZodType>(schema: S, description: string) => schema.meta({ description });

/** `at` asks for an earlier position. */
export const summaryQuery = readQuery.extend({ at: readQuery.shape.atLeast });

/** Outstanding = recognisedLoss - priorRecoveries - creditInKind - allocated, never below zero. */
export const summaryClaim = z
  .object({
    allocated: says(amount, 'By every distribution, paid or not; what was voided is not'),
    claimId: z.string(),
    creditInKind: amount,
    outstanding: says(
      amount,
      'recognisedLoss - priorRecoveries - creditInKind - allocated, never below zero',
    ),
    paid: says(amount, 'Every payment, also those that came back'),
    person: says(z.string(), 'A pseudonym'),
    priorRecoveries: amount,
    receivable: says(
      amount,
      'What was got beyond the recognised loss, which was reduced since: to be paid back',
    ),
    recognisedLoss: amount,
    reserved: says(amount, 'Set aside for this claim, and not allocated yet'),
    returned: says(amount, 'Payments that came back: still allocated, to be paid again'),
    status: z.enum(claimStatuses),
  })
  .meta({ id: 'SummaryClaim' });

/** Where what came in came from: the account `source:…` without its first word. */
export const receiptSources = ['world', 'sale', 'converted', 'transferred', 'state'] as const;

/** What is restituted and no payment to a claim in the unit: things, and payments to claims in another unit. */
export const besides = ['in-kind', 'other-unit'] as const;

export const receivedItems = ['opening', 'receipts'] as const;

/** What became of it, each once: together they are exactly what was received. */
export const appliedItems = [
  'costs',
  'reserves',
  'paid',
  'unpaid',
  'undistributed',
  'held:frozen',
  'held:seized',
  'held:confiscated',
  'released',
  'transferred',
  'liens',
  'shared',
  'state',
  'sold',
  'converted',
  'lost',
] as const;

const statement = z
  .object({
    applied: says(
      z.array(z.object({ amount, item: z.enum(appliedItems) })),
      'What became of it: costs, reserves, allocated and paid (less what came back), allocated and not yet paid, owned and undistributed, held and not owned (per account), released, transferred to another case, and what left otherwise',
    ),
    received: z.array(z.object({ amount, item: z.enum(receivedItems) })),
    total: says(amount, 'The sum of `received`, and exactly the sum of `applied`'),
  })
  .meta({ id: 'SummaryStatement' });

const round = z
  .object({
    allocated: says(
      amount,
      'When it was made: less what was voided since, and with what a reserve gave, see `claims`',
    ),
    belowThreshold: says(z.int(), 'Claims whose share was below the threshold and not paid'),
    fund: amount,
    method: z.string(),
    position: z.string(),
    reserve: says(amount, 'Set aside when it was made, besides the fund or for claims whose payment waits'),
    restitutionId: z.string(),
    rulesVersion: z.int(),
    undistributed: says(amount, 'The surplus of the fund over the claims that were in it'),
  })
  .meta({ id: 'SummaryRound' });

const block = {
  claims: says(z.array(summaryClaim), 'The claims in this unit, by claimId'),
  costs: z.array(z.object({ amount, type: z.string() })),
  method: says(z.string().nullable(), 'Of the last distribution in this unit; null before the first'),
  opening: amount,
  order: says(
    z.union([order, z.string()]).nullable(),
    'Under which the last distribution in this unit was made, inline or by its id; null before the first',
  ),
  paidBesides: says(
    z.array(z.object({ amount, how: z.enum(besides) })),
    'Part of `paid` in the statement and of no claim’s `paid` in this unit',
  ),
  receipts: says(
    z.array(
      z.object({
        amount,
        assetId: says(z.string().nullable(), 'null: of no asset'),
        source: z.enum(receiptSources),
      }),
    ),
    'What came in, by asset and source',
  ),
  reserves: amount,
  rounds: says(z.array(round), 'Every distribution in this unit, in the order in which they were made'),
  rulesVersion: z.int().nullable(),
  statement,
  totals: says(
    summaryClaim
      .omit({ claimId: true, person: true, status: true })
      .extend({ costs: amount, receipts: amount })
      .meta({ id: 'SummaryTotals' }),
    'Sums of the members of `claims`, `costs` and `receipts`',
  ),
  undistributed: z.object({
    amount: says(amount, 'Owned, and allocated to nobody'),
    reason: says(z.string(), 'In words, and what is held and not owned besides'),
  }),
};

export const summaryBlock = z
  .object({ ...block, unit: z.string() })
  .meta({ id: 'RestitutionSummaryUnit', description: 'The same for another unit of the case' });

/** What a court reads: who gets what back, and how one knows. */
export const summaryAnswer = z
  .object({
    asOf: says(z.string(), 'When the last record of the case up to the position was made'),
    ...block,
    hash: says(z.string(), 'SHA-256 of the canonical JSON (RFC 8785) of all other members'),
    otherUnits: says(
      z.array(summaryBlock),
      'Every other unit of the case, by code: units are never added or converted',
    ),
    position: z.string(),
    scope: z.object({ caseId: z.string() }),
    unit: says(
      z.string().nullable(),
      'Of the members beside it: the last distribution’s; before the first, the one with most claims. null: the case has none yet',
    ),
  })
  .meta({ id: 'RestitutionSummary' });

export type SummaryClaim = Immutable<z.infer<typeof summaryClaim>>;
export type SummaryBlock = Immutable<z.infer<typeof summaryBlock>>;
export type SummaryStatement = SummaryBlock['statement'];
export type Summary = Immutable<z.infer<typeof summaryAnswer>>;
