import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Share } from './share.ts';

const amounts = z.record(z.string(), z.string());

const schema = z.array(
  z.looseObject({
    base_method: z.string().optional(),
    claims: z.array(z.looseObject({ gross_loss: z.string(), id: z.string(), prior_recovery: z.string() })),
    costs: z.string(),
    disputed: z.array(z.string()).optional(),
    expected: amounts,
    fund: z.string(),
    fx: z
      .array(
        z.object({
          amount: z.string(),
          converted: z.string(),
          currency: z.string(),
          id: z.string(),
          rate: z.string(),
        }),
      )
      .optional(),
    id: z.string(),
    method: z.string(),
    residual: z.string().optional(),
    rounds: z
      .array(z.object({ allowed: amounts, expected: amounts, fund: z.string(), residual: z.string() }))
      .optional(),
    threshold: z.string().optional(),
    tiers: z.array(z.object({ ids: z.array(z.string()), method: z.string(), name: z.string() })).optional(),
  }),
);

/** Worked examples of distributions, with their sources: see `vectors/README.md`. */
export const vectors = schema.parse(
  JSON.parse(readFileSync(new URL('../../vectors/distributions.json', import.meta.url), 'utf8')),
);

export type Vector = (typeof vectors)[number];

/** The claims of an example before anything was given to them. */
export const claimsIn = ({ claims }: Pick<Vector, 'claims'>): readonly Share[] =>
  claims.map(({ gross_loss, id, prior_recovery }) => ({
    claimId: id,
    given: 0n,
    grossLoss: BigInt(gross_loss),
    priorRecoveries: BigInt(prior_recovery),
  }));
