import { z } from 'zod';
import type { Immutable } from '../../immutable.ts';

const count = z.int().min(0);
const says = <S extends z.ZodType>(schema: S, description: string) => schema.meta({ description });

/** What a verification of everything has compared, and what does not agree. */
export const verified = z
  .object({
    cases: count,
    cosignatures: says(count, 'Of witnesses, on these heads, that are good'),
    documents: says(count, 'Of the read model'),
    facts: count,
    findings: says(
      z.array(
        z.object({
          document: says(z.string().optional(), 'Collection and id, as in `cases/C-1`'),
          message: z.string(),
          position: z.string().optional(),
        }),
      ),
      'Partition by partition, the first divergence first; empty: everything agrees',
    ),
    heads: says(count, 'Signed heads of the log'),
    stamps: says(count, 'Time stamps on these heads that are good'),
    unchecked: says(count, 'Cosignatures and time stamps of which the ledger was not told whom to trust'),
    unsigned: says(
      count.optional(),
      'Records from before the ledger signed its records; absent where the writers’ keys are not at hand, and nobody’s signature is checked',
    ),
  })
  .meta({ id: 'Verified' });

/** A verification of the running ledger. */
export const verification = z
  .object({
    by: says(z.string(), 'Who started it'),
    done: says(count, 'Records, of `total`'),
    endedAt: z.string().optional(),
    result: verified.optional(),
    startedAt: z.string(),
    state: z.enum(['running', 'done', 'failed']),
    total: count,
    verificationId: z.string(),
  })
  .meta({ id: 'Verification' });

export const verificationsAnswer = z.object({
  verifications: says(z.array(verification), 'Since the service began, the latest first'),
});

export type Verified = Immutable<z.infer<typeof verified>>;
export type Verification = Immutable<z.infer<typeof verification>>;
