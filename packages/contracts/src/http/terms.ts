import { accounts } from '@seizure-ledger/domain';
import { z } from 'zod';
import { isPosition } from '../position.ts';

/** What answers are made of. A quantity in an answer has exactly its unit's digits, and may be below zero. */
export const amount = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .meta({ id: 'Amount', examples: ['-1000000.00'] });

export const account = z.enum(accounts).meta({ id: 'Account' });

export const hash = z
  .string()
  .regex(/^sha256:[0-9a-f]{64}$/)
  .meta({ id: 'Hash' });

export const position = z
  .string()
  .regex(/^(\d{1,5}:\d{1,15}(,\d{1,5}:\d{1,15})*)?$/, 'must be a position that an answer named')
  .refine(isPosition, 'names a partition twice')
  .meta({
    id: 'Position',
    description:
      'A place in the ledger’s log, opaque. A read shows everything up to the position that it names; the pages of a list name that of the first.',
    examples: ['0:17'],
  });
