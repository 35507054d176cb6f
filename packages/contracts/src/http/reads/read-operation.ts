import { z } from 'zod';
import type { ProblemStatus } from '../problem-statuses.ts';
import type { Route } from '../route.ts';

const headers = z.object({
  'If-None-Match': z.string().optional().meta({ description: 'The ETag of an earlier answer' }),
});

const etag = z.object({ ETag: z.string().meta({ description: 'The position, in quotation marks' }) });

/** The operation of a read: as of a position, which is also its ETag. */
export function readOperation(
  { path, query, summary, tag }: Pick<Route, 'path' | 'query' | 'summary' | 'tag'>,
  content: Readonly<Record<string, z.ZodType>>,
  problems: readonly ProblemStatus[],
): Route {
  return {
    method: 'get',
    path,
    tag,
    summary,
    headers,
    ...(query && { query }),
    answers: {
      200: { description: 'As of the position that it names', content, headers: etag },
      304: { description: 'Nothing has changed since the ETag', headers: etag },
    },
    problems: [400, 503, ...problems],
  };
}
