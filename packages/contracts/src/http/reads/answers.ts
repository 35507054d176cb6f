import { recordKey } from '@seizure-ledger/domain';
import { z } from 'zod';
import type { Immutable } from '../../immutable.ts';
import { entry } from '../entry.ts';
import { account, amount, position } from '../terms.ts';
import { balance, shownCase, shownProposal } from './documents.ts';

const accountInUnit = z.object({ account, unit: z.string() });
const says = <S extends z.ZodType>(schema: S, description: string) => schema.meta({ description });

export const balancesAnswer = z
  .object({
    asOf: says(z.string(), 'As asked for, or else when the last record of the case was made'),
    balances: z.array(balance),
    belowZero: says(
      z.array(accountInUnit).optional(),
      'Of effective time: accounts whose sign no account may have. What was recorded late took from what came later',
    ),
    caseId: z.string(),
    effectiveAt: says(z.string().optional(), 'As asked for'),
    expired: says(
      shownCase.shape.frozenUntil.optional(),
      'Frozen under freezes that had expired by the asOf that was asked for, or else have by now',
    ),
    final: says(
      z.boolean().optional(),
      'Of an asOf: whether nothing can be recorded any more that belongs before it',
    ),
    position,
  })
  .meta({ id: 'Balances' });

export const instructionAnswer = z
  .object({
    facts: z.array(entry),
    instructionId: z.string(),
    position,
    proposal: says(shownProposal.optional(), 'Of one that needs a second person: what became of it'),
    status: z.enum(['posted', 'proposed', 'refused', 'quarantined']),
  })
  .meta({ id: 'InstructionAnswer' });

export const trialBalanceAnswer = z
  .object({
    position,
    units: z.array(
      z.object({ accounts: z.array(z.object({ account, amount })), sum: amount, unit: z.string() }),
    ),
  })
  .meta({ id: 'TrialBalance' });

export const positionsAnswer = z
  .object({
    partitions: z.array(
      z.object({
        behind: says(
          z.int().min(0).optional(),
          'Records of the log that are not in it yet; absent while the log can’t be reached',
        ),
        index: z.int(),
        partition: z.int(),
        recordedAt: z.string(),
      }),
    ),
    position,
  })
  .meta({ id: 'Positions' });

const sums = z.record(z.string(), amount);

const unitShape = { digits: z.int(), kind: z.enum(['currency', 'token']) };

/** What a policy can say: whoever agrees to it sees all of that. */
export const policySays = z.object({
  agencies: z.array(z.string()).optional(),
  paymentThreshold: z.object({ quantity: amount, unit: z.string() }).optional(),
  recordKeys: z.array(recordKey).optional(),
  rulesVersion: z.int().optional(),
  unit: z.object({ code: z.string(), ...unitShape }).optional(),
});

export type PolicySays = Immutable<z.infer<typeof policySays>>;

/** A policy as an administrator proposed it, and what became of it. */
export const shownPolicy = z
  .object({
    ...policySays.shape,
    approvedBy: z.string().optional(),
    policyId: z.string(),
    proposedBy: z.string(),
    recordedAt: z.string(),
    state: shownProposal.shape.state,
  })
  .meta({ id: 'Policy' });

export type ShownPolicy = Immutable<z.infer<typeof shownPolicy>>;

export const policiesAnswer = z
  .object({
    inForce: z.object({
      agencies: says(z.array(z.string()), 'Registered: they answer for themselves as custodians'),
      paymentThresholds: says(sums, 'Up to what sum one person pays, by unit; in all others nobody does'),
      recordKeys: says(
        z.array(recordKey).optional(),
        'Declared: once a log of instructions has one, what is signed by another is quarantined',
      ),
      revision: z.int(),
      rulesVersion: z.int(),
      units: says(
        z.record(z.string(), z.object(unitShape)).optional(),
        'Registered besides those of the rules',
      ),
    }),
    position,
    proposals: says(z.array(shownPolicy), 'Every policy that was ever proposed, the latest first'),
  })
  .meta({ id: 'Policies' });

export type Policies = Immutable<z.infer<typeof policiesAnswer>>;

/** Another case's asset that shares an identifier, or another case that names the same network. It moves nothing. */
export const link = z
  .object({
    assetId: z.string().optional(),
    network: z.string().optional(),
    otherAsset: z.string().optional(),
    otherCase: z.string(),
    type: says(z.string(), 'Of the identifier; or `network`'),
  })
  .meta({ id: 'Link' });

/** Two assets that share an identifier, in two cases: of more than two each with the next. */
export const sharedIdentifier = z
  .object({
    assetId: z.string(),
    caseId: z.string(),
    otherAsset: z.string(),
    otherCase: z.string(),
    type: z.string(),
  })
  .meta({ id: 'SharedIdentifier' });

/** Two assets of one case that may be one. It is for people to say: nothing is ever merged. */
export const suspectedDuplicate = z
  .object({
    assetId: z.string(),
    caseId: z.string(),
    otherAsset: z.string(),
    type: says(
      z.string(),
      'Of the identifier that both have; or `description`: described, held and counted alike, and neither identified',
    ),
  })
  .meta({ id: 'SuspectedDuplicate' });

export type Link = Immutable<z.infer<typeof link>>;

/** A page of a list, under its own name. `next` is the cursor of the next page. */
export const listAnswer = <Name extends string, Item extends z.ZodType>(name: Name, item: Item) =>
  z.object({ [name]: z.array(item), next: z.string().nullable(), position });
