import { readQuery, type Route } from '@seizure-ledger/contracts';
import { z } from 'zod';

const unsigned = z
  .object({ detail: z.string(), status: z.literal('unsigned') })
  .meta({ id: 'UnsignedAnswer' });

/**
 * `stamped`: by a head that bears an RFC 3161 time stamp, which lies under `/evidence/{partition}/stamps/{size}`.
 * `witnesses`: by the head that most of these have cosigned; without it, most of all.
 */
export const receiptQuery = readQuery.extend({
  stamped: z.literal('true').optional(),
  witnesses: z
    .string()
    .max(1_000)
    .regex(/^[^\s+,]+(,[^\s+,]+)*$/, 'must be names of witnesses, a comma between two')
    .optional(),
});

/** What this service answers under /api/v1. Keys, heads and tiles lie under `/evidence`, and need no token. */
export const routes: readonly Route[] = [
  {
    answers: {
      200: {
        content: { 'image/svg+xml': z.string(), 'text/plain': z.string() },
        description:
          'A C2SP tlog-proof: the fact, its index, the inclusion path, the signed checkpoint; or its QR code',
      },
      202: {
        content: { 'application/json': unsigned },
        description: 'No signed head covers the record yet',
        headers: z.object({ 'Retry-After': z.string() }),
      },
    },
    method: 'get',
    path: '/evidence/receipts/{caseId}/{sequence}',
    problems: [400, 404, 503],
    query: receiptQuery,
    summary: 'The receipt of a fact, which proves it without the ledger',
    tag: 'Evidence',
  },
];
