import { principal } from '@seizure-ledger/domain';
import { z } from 'zod';

const hash = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const amount = z.string().regex(/^-?\d+(\.\d+)?$/);

export const leg = z
  .object({
    account: z.string(),
    amount,
    assetId: z.string().optional(),
    claimId: z.string().optional(),
    custodian: z.string().optional(),
    restitutionId: z.string().optional(),
    transferId: z.string().optional(),
    unit: z.string(),
  })
  .meta({ id: 'Leg' });

/** A record of the ledger as answers show it: the fact's members, its hash and its position. */
export const entry = z
  .looseObject({
    act: z.string().optional(),
    actor: principal.optional(),
    approvedBy: principal.optional(),
    body: z.record(z.string(), z.unknown()).optional(),
    effectiveAt: z.string().optional(),
    hash,
    instructionId: z.string().optional(),
    legs: z.array(leg).optional(),
    position: z.string(),
    previousHash: hash.nullish(),
    proposalHash: hash.optional(),
    recordedAt: z.string(),
    refusal: z.object({ code: z.string(), params: z.record(z.string(), z.string()).optional() }).optional(),
    sequence: z.int().optional(),
    status: z.enum(['posted', 'proposed', 'refused', 'quarantined', 'lines']),
    type: z.string(),
  })
  .meta({ id: 'Entry' });

/** The answer to an act that was posted or proposed. */
export const actAnswer = z
  .object({
    facts: z.array(entry),
    instructionId: z.string(),
    needs: z.object({ notSubject: z.string(), roles: z.array(z.string()) }).optional(),
    position: z.string(),
    proposalHash: hash.optional(),
    status: z.enum(['posted', 'proposed']),
  })
  .meta({ id: 'ActAnswer' });

/** The answer to a list of approvals: one result a hash, each standing alone. */
export const approvalsAnswer = z
  .object({
    position: z.string(),
    results: z.array(
      z.object({
        code: z.string().optional(),
        facts: z.array(entry).optional(),
        proposalHash: hash,
        status: z.string(),
      }),
    ),
  })
  .meta({ id: 'ApprovalsAnswer' });

/** The record's own bytes with its hash and position added: nothing is parsed or written again. */
export function entryText(value: string, hashText: string, position: string): string {
  return `${value.slice(0, -1)},"hash":"${hashText}","position":"${position}"}`;
}
