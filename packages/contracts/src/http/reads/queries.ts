import { z } from 'zod';

const atLeast = z
  .string()
  .regex(/^\d{1,5}:\d{1,15}(,\d{1,5}:\d{1,15})*$/, 'must be a position')
  .optional();

export const readQuery = z.strictObject({ atLeast });

export const pageQuery = z.strictObject({
  atLeast,
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(50),
});

const word = z.string().min(1).max(100).optional();

export const casesQuery = pageQuery.extend({
  agency: word,
  jurisdiction: word,
  network: word,
  q: word,
  status: z.enum(['open', 'closed']).optional(),
  unit: word,
});
