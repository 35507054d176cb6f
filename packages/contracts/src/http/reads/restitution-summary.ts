import { claimStatuses, order, orderKinds } from '@seizure-ledger/domain';
import { z } from 'zod';
import type { Immutable } from '../../immutable.ts';
import { readQuery } from './queries.ts';
import { undistributedReason } from './undistributed-reasons.ts';

const amount = z.string().meta({ description: 'Exactly the unit’s digits; never a JSON number' });
const says = <S extends z.ZodType>(schema: S, description: string) => schema.meta({ description });

/** `at` asks for an earlier position. */
export const summaryQuery = readQuery.extend({ at: readQuery.shape.atLeast });

/** Outstanding = recognisedLoss - priorRecoveries - creditInKind - allocated, never below zero; zero of a claim that was rejected or excluded. */
export const summaryClaim = z
  .object({
    allocated: says(amount, 'By every distribution, paid or not; what was voided is not'),
    claimId: z.string(),
    creditInKind: amount,
    outstanding: says(
      amount,
      'recognisedLoss - priorRecoveries - creditInKind - allocated, never below zero; zero of a claim that was rejected or excluded',
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
    recordDate: says(
      z.string(),
      'Who held a claim on this day is to be paid, as the order says; absent where it says none',
    ).optional(),
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
    reasons: says(z.array(undistributedReason), 'The same by codes, for other languages'),
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
    receipt: says(
      z.string(),
      'Where the receipt of the case’s last record up to the position is: it proves that record, whose chain of hashes holds all before it',
    ),
    scope: z.object({ caseId: z.string() }),
    unit: says(
      z.string().nullable(),
      'Of the members beside it: the last distribution’s; before the first, the one with most claims. null: the case has none yet',
    ),
  })
  .meta({ id: 'RestitutionSummary' });

const inCase = { caseId: z.string() };
const { order: _, ...joint } = block;

/** What a summary of an order says of one unit, over all its cases: sums, and the lines of each case. */
const jointBlock = {
  ...joint,
  claims: says(
    z.array(summaryClaim.extend(inCase).meta({ id: 'JointSummaryClaim' })),
    'The claims in this unit, by caseId and claimId',
  ),
  method: says(
    z.string().nullable(),
    'Of the last distributions in this unit; null where they differ, or there is none',
  ),
  receipts: says(
    z.array(block.receipts.element.extend(inCase)),
    'What came in, by case, asset and source; what one of the cases has from another of them stands in both, and so in `totals` and the statement',
  ),
  rounds: says(
    z.array(round.extend(inCase).meta({ id: 'JointSummaryRound' })),
    'By case, in their order there',
  ),
  undistributed: block.undistributed.extend({
    reasons: z.array(undistributedReason.extend(inCase).meta({ id: 'JointUndistributedReason' })),
  }),
};

export const jointSummaryBlock = z
  .object({ ...jointBlock, unit: z.string() })
  .meta({ id: 'OrderSummaryUnit', description: 'The same for another unit of the cases' });

const registered = z.object({
  against: z.string().optional(),
  authority: z.string(),
  date: z.string(),
  kind: z.enum(orderKinds),
  orderId: z.string(),
  reference: z.string(),
  sum: amount.optional(),
  unit: z.string().optional(),
});

/** What a court reads of an order over several cases. */
export const orderSummaryAnswer = z
  .object({
    asOf: says(z.string(), 'When the last record of any of the cases up to the position was made'),
    ...jointBlock,
    cases: says(
      z.array(z.object({ asOf: z.string(), ...inCase, hash: z.string(), receipt: z.string() })),
      'Each case’s own summary at the position, by its hash, and where its receipt is',
    ),
    hash: says(z.string(), 'SHA-256 of the canonical JSON (RFC 8785) of all other members'),
    order: says(registered, 'As it was registered; by the first of the cases, where they differ'),
    otherUnits: says(
      z.array(jointSummaryBlock),
      'Every other unit, by code: units are never added or converted',
    ),
    position: says(z.string(), 'One place for each partition that has a case of the order'),
    registeredOtherwise: says(
      z.array(registered.extend({ caseId: z.string() })),
      'Cases that registered the order with another authority, date, reference, sum or kind; absent where none did',
    ).optional(),
    scope: z.object({
      caseIds: says(
        z.array(z.string()),
        'The cases that had registered the order, as far as one may see them',
      ),
      complete: says(z.boolean(), 'false: there are others, which one may not see'),
      orderId: z.string(),
    }),
    unit: says(
      z.string().nullable(),
      'Of the members beside it: the order’s; of an order without one, the unit with most claims',
    ),
  })
  .meta({ id: 'OrderSummary' });

export type SummaryClaim = Immutable<z.infer<typeof summaryClaim>>;

/** Nothing is owed on a claim that was refused, whatever was lost. */
export const isOwed = ({ status }: Pick<SummaryClaim, 'status'>): boolean =>
  status !== 'rejected' && status !== 'excluded';

export type SummaryBlock = Immutable<z.infer<typeof summaryBlock>>;
export type SummaryStatement = SummaryBlock['statement'];
export type Summary = Immutable<z.infer<typeof summaryAnswer>>;

export type JointSummaryBlock = Immutable<z.infer<typeof jointSummaryBlock>>;
export type OrderSummary = Immutable<z.infer<typeof orderSummaryAnswer>>;
