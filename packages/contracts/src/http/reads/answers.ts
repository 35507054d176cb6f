import { z } from 'zod';
import { entry } from '../entry.ts';

const amount = z.string();
const list = { next: z.string().nullable(), position: z.string() };

export const balancesAnswer = z
  .object({
    asOf: z.string(),
    balances: z.array(z.object({ account: z.string(), amount, unit: z.string() })),
    caseId: z.string(),
    position: z.string(),
  })
  .meta({ id: 'Balances' });

export const entriesAnswer = z.object({ entries: z.array(entry), ...list }).meta({ id: 'Entries' });

export const instructionAnswer = z
  .object({ facts: z.array(entry), instructionId: z.string(), position: z.string(), status: z.string() })
  .meta({ id: 'InstructionAnswer' });

export const trialBalanceAnswer = z
  .object({
    position: z.string(),
    units: z.array(
      z.object({
        accounts: z.array(z.object({ account: z.string(), amount })),
        sum: amount,
        unit: z.string(),
      }),
    ),
  })
  .meta({ id: 'TrialBalance' });

export const positionsAnswer = z
  .object({
    partitions: z.array(z.object({ index: z.int(), partition: z.int(), recordedAt: z.string() })),
    position: z.string(),
  })
  .meta({ id: 'Positions' });

/** A list of documents of the read model, under its own name. */
export const listAnswer = (name: string) => z.object({ [name]: z.array(z.looseObject({})), ...list });
