import { findAct } from '@seizure-ledger/domain';
import { z } from 'zod';
import { actAnswer } from './entry.ts';
import type { ActRoute, Route } from './route.ts';

/** The operation of an act's edge, from the act's own schema without the field that the path fills. */
export function actOperation({ act: name, example, path, summary, tag, target }: ActRoute): Route {
  const act = findAct(name);
  if (!act) throw new Error(`a route serves an act that the domain does not have: ${name}`);
  const { [target?.field ?? '']: _filledByPath, ...asked } = act.body.shape;
  return {
    method: 'post',
    path,
    tag,
    summary,
    body: { schema: z.strictObject(asked), example },
    answers: {
      201: { description: 'Posted, or proposed and waiting for a second person', schema: actAnswer },
      202: {
        description:
          'Sent, but the outcome is not known yet: ask at Location, or send again with the same key',
      },
    },
    isAct: true,
  };
}
