import { z } from 'zod';
import { entry } from '../entry.ts';
import { account, amount, position } from '../terms.ts';
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
