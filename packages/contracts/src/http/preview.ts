import { distributionBody, id, methods } from '@seizure-ledger/domain';
import { z } from 'zod';
import type { Immutable } from '../immutable.ts';
import { pageQuery, readQuery } from './reads/queries.ts';
import { amount } from './terms.ts';

/** `preview=true` works out what an act would do, answers that, and records nothing. */
export const previewQuery = readQuery.extend({
  preview: z.enum(['true', 'false']).optional().meta({
    description:
      'true: answers what the act would do, and records nothing; the key, and the id of what it would make, may be left out',
  }),
});

/** What a distribution would allocate, as the read model stands. */
export const distributionPreview = z
  .object({
    fund: amount,
    lines: z.array(
      z.object({
        amount,
        claimId: z.string(),
        counts: amount
          .optional()
          .meta({ description: 'The amount in the unit of the claim, where that is another one' }),
      }),
    ),
    position: z.string(),
    reserve: amount,
    undistributed: amount,
    unit: z.string(),
  })
  .meta({ id: 'DistributionPreview' });

export type DistributionPreview = z.infer<typeof distributionPreview>;

/** Which fund the methods are tried on, and how many claims are shown. */
export const methodsQuery = readQuery.extend({
  fund: distributionBody.shape.fund,
  limit: pageQuery.shape.limit,
  orderId: id.optional(),
  unit: distributionBody.shape.unit,
});

export type MethodsQuery = z.infer<typeof methodsQuery>;

/** What each method would allocate of one fund, as the read model stands. */
export const methodsAnswer = z
  .object({
    claims: z
      .array(
        z.object({
          amounts: z
            .partialRecord(z.enum(methods), amount)
            .meta({ description: 'By each method that the rules do not refuse' }),
          claimId: z.string(),
          recognisedLoss: amount,
        }),
      )
      .meta({ description: 'Those with the largest losses, the largest first' }),
    count: z.int().min(0).meta({ description: 'Of all claims in the unit' }),
    methods: z.array(
      z.object({
        method: z.enum(methods),
        refused: z.string().optional().meta({ description: 'Why the rules refuse it' }),
        undistributed: amount.optional(),
      }),
    ),
    position: z.string(),
    unit: z.string(),
  })
  .meta({ id: 'MethodsAnswer' });

export type MethodsAnswer = Immutable<z.infer<typeof methodsAnswer>>;
