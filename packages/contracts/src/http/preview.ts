import { z } from 'zod';
import { readQuery } from './reads/queries.ts';
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
