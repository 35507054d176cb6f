import {
  assetKinds,
  claimStatuses,
  orderKinds,
  priorities,
  proposalHash,
  roles,
} from '@seizure-ledger/domain';
import { z } from 'zod';
import type { Immutable } from '../../immutable.ts';
import { account, amount, hash, position } from '../terms.ts';

const text = z.string();
/** Of a record, or of an act's effect: in UTC. */
const instant = z.string();
const day = z.string();
const count = z.int().min(0);

export const balance = z.object({ account, amount, unit: text }).meta({ id: 'Balance' });

/** A case as it stands. Balances list every account ever touched, in the order of the book, then by unit. */
export const shownCase = z
  .object({
    agency: text,
    balances: z.array(balance),
    caseId: text,
    /** Who holds or is to receive a lot of it, and how many. */
    custodians: z.array(z.object({ custodian: text, incoming: count, lots: count })),
    /** Number of its entries: the sequence of the next. */
    entries: count,
    frozenUntil: z
      .array(z.object({ amount, expiresAt: instant, unit: text }))
      .meta({ description: 'How much of what is frozen is frozen until when; what has no end is not in it' }),
    headHash: hash,
    jurisdiction: text,
    networks: z.array(text),
    offence: text.optional(),
    openClaims: count.meta({
      description:
        'Claims that are admitted or disputed and of which something is outstanding: what is allocated, paid or not, no longer is',
    }),
    openedAt: instant,
    openProposals: count,
    position,
    recordedAt: instant,
    /** Other agencies that may read it; each until then, if it says so. */
    shared: z.array(z.object({ agency: text, until: instant.optional() })),
    status: z.enum(['open', 'closed']),
    timeZone: text,
    title: text,
  })
  .meta({ id: 'Case' });

export const shownAsset = z
  .object({
    assetId: text,
    caseId: text,
    description: text,
    identifiers: z.array(z.object({ type: text, value: text })),
    interest: text.optional(),
    kind: z.enum(assetKinds),
    location: text.optional(),
    owner: text.optional(),
    takenAt: instant.optional().meta({ description: 'Absent: all that it was taken by has been taken back' }),
    valuation: z.object({ date: day, method: text, quantity: amount, unit: text, valuer: text }).optional(),
  })
  .meta({ id: 'RecordedAsset' });

export const shownLot = z
  .object({
    account,
    assetId: text.optional().meta({ description: 'Absent: money that came in for the whole case' }),
    caseId: text,
    custodian: text,
    expired: z
      .literal(true)
      .optional()
      .meta({ description: 'Frozen, and no longer: by now, not at the position' }),
    expiresAt: instant.optional(),
    quantity: amount,
    transit: z
      .object({ quantity: amount, to: text, transferId: text })
      .optional()
      .meta({ description: 'The part of the quantity that is on its way to another custodian' }),
    unit: text,
    unknown: z.literal(true).optional(),
  })
  .meta({ id: 'Lot' });

/** Of an order with a sum: what was ordered is `sum`; what was collected and what is open, in this case. */
export const shownOrder = z
  .object({
    against: text.optional(),
    authority: text,
    caseId: text,
    collected: amount.optional(),
    date: day,
    from: z.literal('held').optional(),
    kind: z.enum(orderKinds),
    open: amount.optional(),
    orderId: text,
    position: position.meta({ description: 'Of the record by which this case registered it' }),
    reference: text,
    sum: amount.optional(),
    unit: text.optional(),
  })
  .meta({ id: 'RegisteredOrder' });

export const shownProposal = z
  .object({
    act: text,
    agency: text,
    caseId: text,
    instructionId: text,
    position,
    proposalHash,
    proposedBy: text,
    recordedAt: instant,
    roles: z.array(z.enum(roles)),
    state: z.enum(['open', 'approved', 'rejected', 'withdrawn', 'lapsed']),
  })
  .meta({ id: 'Proposal' });

/** Outstanding = recognisedLoss - priorRecoveries - creditInKind - allocated. */
export const shownClaim = z
  .object({
    allocated: amount,
    caseId: text,
    claimId: text,
    creditInKind: amount,
    paid: amount,
    person: text,
    priority: z.enum(priorities),
    priorRecoveries: amount,
    recognisedLoss: amount,
    returned: amount,
    setAside: amount,
    status: z.enum(claimStatuses),
    unit: text,
  })
  .meta({ id: 'Claim' });

export const shownDistribution = z
  .object({
    allocated: amount,
    belowThreshold: count.optional(),
    caseId: text,
    fund: amount,
    lines: count,
    method: text,
    order: text,
    position,
    recordDate: text.optional(),
    recordedAt: instant,
    reserve: amount,
    restitutionId: text,
    rulesVersion: z.int(),
    undistributed: amount,
    unit: text,
  })
  .meta({ id: 'Distribution' });

export const handOverStates = [
  'in-transit',
  'confirmed',
  'refused',
  'cancelled',
  'delivered',
  'returned',
] as const;

export const shownHandOver = z
  .object({
    assetId: text.optional().meta({ description: 'Absent: money that came in for the whole case' }),
    byLetter: text.optional(),
    caseId: text,
    condition: text.optional(),
    from: text,
    /** Of what came from another case. */
    fromCase: text.optional(),
    quantity: amount,
    received: amount.optional(),
    sentAt: instant,
    sentBy: text,
    settledAt: instant.optional(),
    settledBy: text.optional(),
    refusal: text.optional().meta({ description: 'Why the other case refused it, as a code' }),
    state: z.enum(handOverStates),
    to: text,
    toCase: text.optional().meta({ description: 'It goes to this case; its custodian stays' }),
    transferId: text,
    unit: text,
  })
  .meta({ id: 'HandOver' });

/** What is counted of property. */
export const statisticMeasures = [
  'frozen',
  'seized',
  'confiscated',
  'received',
  'sold',
  'proceeds',
  'released',
  'restituted',
  'shared',
  'state',
  'costs',
  'liens',
  'lost',
] as const;

export const shownStatistic = z
  .object({
    agency: text,
    amounts: z.partialRecord(z.enum(statisticMeasures), amount).meta({
      description:
        'frozen and seized with what accrued; confiscated finally; received otherwise; sold, as things, and proceeds, as money net of costs and liens; less what was corrected or reversed in that year',
    }),
    cases: count.meta({ description: 'Cases of which anything was counted here' }),
    jurisdiction: text,
    kind: z.enum(assetKinds).optional().meta({ description: 'Absent: money of the whole case, of no asset' }),
    offence: text.optional(),
    unit: text,
    year: text.meta({ description: 'In which it was effective, by the time zone of the case' }),
  })
  .meta({ id: 'Statistic' });

export type StatisticMeasure = (typeof statisticMeasures)[number];
export type ShownStatistic = Immutable<z.infer<typeof shownStatistic>>;

/** What a list over cases says besides: of which case, and of which asset if of one. */
const ofCase = { caseTitle: text };
const ofAsset = { ...ofCase, asset: shownAsset.pick({ description: true, kind: true }).optional() };

export const listedLot = shownLot.extend(ofAsset).meta({ id: 'ListedLot' });
export const listedHandOver = shownHandOver.extend(ofAsset).meta({ id: 'ListedHandOver' });
export const listedOrder = shownOrder.extend(ofCase).meta({ id: 'ListedOrder' });

/** What went from one account of a case to another, in all. */
export const shownMove = z
  .object({ amount, caseId: text, from: account, to: account, unit: text })
  .meta({ id: 'Move' });

/** Documents as the read model keeps them and answers show them. */
export type ShownCase = Immutable<z.infer<typeof shownCase>>;
export type ShownAsset = Immutable<z.infer<typeof shownAsset>>;
export type ShownLot = Immutable<z.infer<typeof shownLot>>;
export type ShownOrder = Immutable<z.infer<typeof shownOrder>>;
export type ShownProposal = Immutable<z.infer<typeof shownProposal>>;
export type ShownClaim = Immutable<z.infer<typeof shownClaim>>;
export type ShownDistribution = Immutable<z.infer<typeof shownDistribution>>;
export type ShownHandOver = Immutable<z.infer<typeof shownHandOver>>;
export type ShownMove = Immutable<z.infer<typeof shownMove>>;
