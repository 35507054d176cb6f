import { z } from 'zod';
import { lotAccounts } from '../accounts.ts';
import type { Ask } from '../act.ts';
import { everyBody } from '../body.ts';
import { id } from '../id.ts';
import { date } from '../instant.ts';
import { quantity } from '../quantity.ts';
import { custodian, text } from '../text.ts';
import { unitCode } from '../units.ts';
import { deMinimisModes } from './de-minimis.ts';
import { methods } from './methods.ts';

export const priorities = ['costs', 'owner', 'lienholder', 'victim', 'insurer', 'state'] as const;

const ids = z.array(id).min(1).max(10_000);

/** A lot that is drawn from, and before the next. */
const source = z.strictObject({
  account: z.enum(lotAccounts).optional(),
  assetId: id,
  custodian: custodian.optional(),
});

/** A claim that was in two classes would be given its share twice. */
const namesEachOnce = (classes: readonly { readonly priority: string }[]): boolean =>
  new Set(classes.map(({ priority }) => priority)).size === classes.length;

/** What a court orders of a distribution. */
export const distributionBody = z.strictObject({
  ...everyBody,
  /** Claims that got less before come up to the others first. */
  catchUp: z.boolean().optional(),
  claims: z.union([z.literal('admitted'), ids]).optional(),
  /** In the order in which they are paid, each in full before the next; claims of no class are not in it. */
  classes: z
    .array(z.strictObject({ method: z.enum(methods).optional(), priority: z.enum(priorities) }))
    .min(1)
    .max(priorities.length)
    .refine(namesEachOnce, 'must not name a priority twice')
    .optional(),
  deMinimis: z.strictObject({ mode: z.enum(deMinimisModes), threshold: quantity }).optional(),
  from: z.enum(['owned', 'held']).optional(),
  /** What is divided; the reserve comes on top of it. */
  fund: z.union([quantity, z.literal('all')]),
  /** Claims whose share is set aside until details for the payment are there. */
  holds: ids.optional(),
  /** Who answers for which losses, alone or together: other claims are not in it, and none is paid twice. */
  liability: z
    .array(z.strictObject({ claimIds: ids, defendant: id }))
    .min(1)
    .max(1000)
    .optional(),
  method: z.enum(methods),
  /** What one of another unit is worth in this one. */
  rates: z
    .array(z.strictObject({ date, rate: quantity, source: text(200), unit: unitCode }))
    .min(1)
    .max(300)
    .optional(),
  /** Who held a claim on that day is to be paid. Claims do not change hands here: it is what the order says, for who pays. */
  recordDate: date.optional(),
  reserve: z
    .union([
      z.strictObject({ quantity }),
      z
        .array(z.strictObject({ claimId: id, quantity }))
        .min(1)
        .max(10_000),
    ])
    .optional(),
  restitutionId: id,
  sources: z.array(source).min(1).max(1000).optional(),
  unit: unitCode,
});

export type DistributionBody = Ask<z.infer<typeof distributionBody>>['body'];
