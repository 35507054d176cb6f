import { findAct, id } from '@seizure-ledger/domain';
import { z } from 'zod';
import { actAnswer, sentAnswer } from './act-answers.ts';
import type { ActRoute, Route } from './route.ts';

/** Every act needs a key of its own; sending it again with the same key repeats nothing. */
export const keyHeader = z.object({ 'Idempotency-Key': id });

const headers = keyHeader.extend({
  Prefer: z.literal('respond-async').optional().meta({ description: 'Answers 202 without waiting' }),
});

/** The operation of an act's edge, from the act's own schema without the field that the path fills. */
export function actOperation({
  act: name,
  example,
  method = 'post',
  path,
  summary,
  tag,
  target = [],
}: ActRoute): Route {
  const act = findAct(name);
  if (!act) throw new Error(`a route serves an act that the domain does not have: ${name}`);
  const filledByPath = new Set([target].flat().map(({ field }) => field));
  const asked = Object.fromEntries(
    Object.entries(act.body.shape).filter(([field]) => !filledByPath.has(field)),
  );
  return {
    method,
    path,
    tag,
    summary,
    headers,
    body: { schema: z.strictObject(asked), example },
    answers: {
      201: {
        description: 'Posted, or proposed and waiting for a second person',
        content: { 'application/json': actAnswer },
      },
      202: {
        description: 'Sent; its outcome is not known yet: ask at Location, or send again with the same key',
        content: { 'application/json': sentAnswer },
        headers: z.object({ Location: z.string(), 'Preference-Applied': z.string().optional() }),
      },
    },
    problems: [400, 403, ...(path.includes('{caseId}') ? ([404] as const) : []), 413, 415, 422, 503, 507],
  };
}
