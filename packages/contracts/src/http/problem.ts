import { z } from 'zod';
import { position } from './terms.ts';

/** RFC 9457. `code` is for programs, `detail` for people: it says what to do. */
export const problem = z
  .object({
    code: z.string(),
    detail: z.string(),
    errors: z.array(z.object({ message: z.string(), path: z.string() })).optional(),
    instance: z.string(),
    instructionId: z.string().optional(),
    position: position.optional(),
    sequence: z.int().optional(),
    status: z.int(),
    title: z.string(),
    type: z.string(),
  })
  .meta({ id: 'Problem' });

export type Problem = Readonly<z.infer<typeof problem>>;
