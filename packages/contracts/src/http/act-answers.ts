import { proposalHash, roles } from '@seizure-ledger/domain';
import { z } from 'zod';
import { entry } from './entry.ts';
import { problem } from './problem.ts';
import { link } from './reads/answers.ts';
import { position } from './terms.ts';

/** The answer to an act that was posted or proposed. */
export const actAnswer = z
  .object({
    facts: z.array(entry),
    instructionId: z.string(),
    links: z.array(link).optional().meta({
      description:
        'Other cases that name the same: the first ten that one may see, absent where there is none',
    }),
    /** Of a proposal: who may be its second person. */
    needs: z.object({ notSubject: z.string(), roles: z.array(z.enum(roles)) }).optional(),
    position,
    proposalHash: proposalHash.optional(),
    receipt: z.string().meta({ description: 'Where the receipt of the last of the facts will be' }),
    status: z.enum(['posted', 'proposed']),
  })
  .meta({ id: 'ActAnswer' });

/** The answer to an act of which nothing is known yet but that it was sent. */
export const sentAnswer = z
  .object({ detail: z.string(), instructionId: z.string(), status: z.literal('sent') })
  .meta({ id: 'SentAnswer' });

const ofProposal = { proposalHash };
const failure = { code: z.string(), detail: z.string() };

/** One result a hash, each standing alone; a number is the status that the approval alone would have had. */
export const approvalResult = z
  .union([
    z.object({ ...ofProposal, facts: z.array(entry), status: z.enum(['posted', 'quarantined']) }),
    z.object({ ...ofProposal, ...failure, status: z.literal('refused') }),
    z.object({ ...ofProposal, ...failure, status: z.int() }),
    z.object({ ...ofProposal, status: z.literal('sent') }),
  ])
  .meta({ id: 'ApprovalResult' });

export const approvalsAnswer = z
  .object({ position, results: z.array(approvalResult) })
  .meta({ id: 'ApprovalsAnswer' });

const ofLine = { id: z.string(), instructionId: z.string() };

/** The answer to one line of a batch; a number is the status that the act alone would have had. */
export const batchResult = z
  .union([
    z.object({
      ...ofLine,
      facts: z.array(entry),
      position,
      proposalHash: proposalHash.optional(),
      status: z.enum(['posted', 'proposed', 'quarantined']),
    }),
    z.object({ ...ofLine, ...failure, position, status: z.literal('refused') }),
    z.object({
      ...failure,
      errors: problem.shape.errors,
      /** Absent where the line had none to read. */
      id: z.string().optional(),
      status: z.int(),
    }),
    z.object({ ...ofLine, status: z.literal('sent') }),
  ])
  .meta({ id: 'BatchResult' });
