import { order } from '@seizure-ledger/domain';
import { z } from 'zod';
import type { Immutable } from '../../immutable.ts';
import { entry } from '../entry.ts';
import { account, amount, hash, position } from '../terms.ts';
import { balance } from './documents.ts';

export const balancesAnswer = z
  .object({ asOf: z.string(), balances: z.array(balance), caseId: z.string(), position })
  .meta({ id: 'Balances' });

export const instructionAnswer = z
  .object({
    facts: z.array(entry),
    instructionId: z.string(),
    position,
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
    partitions: z.array(z.object({ index: z.int(), partition: z.int(), recordedAt: z.string() })),
    position,
  })
  .meta({ id: 'Positions' });

/** Another case's asset that shares an identifier. */
export const link = z
  .object({ assetId: z.string(), otherAsset: z.string(), otherCase: z.string(), type: z.string() })
  .meta({ id: 'Link' });

/** A page of a list, under its own name. `next` is the cursor of the next page. */
export const listAnswer = <Name extends string, Item extends z.ZodType>(name: Name, item: Item) =>
  z.object({ [name]: z.array(item), next: z.string().nullable(), position });

const amounts = {
  allocated: amount,
  outstanding: amount,
  paid: amount,
  recognisedLoss: amount,
  returned: amount,
};

/** What a court reads: who gets what back, and how one knows. The same position gives the same bytes. */
export const summaryAnswer = z
  .object({
    claims: z.array(
      z.object({ ...amounts, claimId: z.string(), person: z.string(), priorRecoveries: amount }),
    ),
    costs: z.array(z.object({ amount, type: z.string() })),
    hash,
    method: z.string(),
    opening: amount,
    order: z.union([order, z.string()]).nullable(),
    position,
    receipts: z.array(z.object({ amount, assetId: z.string() })),
    reserves: amount,
    rounds: z.array(z.object({ allocated: amount, fund: amount, position, restitutionId: z.string() })),
    rulesVersion: z.int(),
    scope: z.object({ caseId: z.string() }),
    totals: z.object(amounts),
    undistributed: z.object({ amount, reason: z.string() }),
    unit: z.string(),
  })
  .meta({ id: 'RestitutionSummary' });

export type Summary = Immutable<z.infer<typeof summaryAnswer>>;
