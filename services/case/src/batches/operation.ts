import { acts, batchResult, id, type Route } from '@seizure-ledger/contracts';
import { z } from 'zod';

/** One line of a batch. `act` is the act's route without ids; ids of its target stand in the body. */
export const batchLine = z
  .strictObject({
    act: z.enum(acts.filter(({ ofPolicy, reacts }) => !ofPolicy && !reacts).map(({ name }) => name)),
    body: z.record(z.string(), z.unknown()),
    caseId: id,
    id,
  })
  .meta({ id: 'BatchLine' });

export const batchOperation: Route = {
  answers: {
    200: {
      content: { 'application/x-ndjson': batchResult },
      description: 'One result a line, in the order of the lines',
    },
  },
  body: {
    example: { act: 'closure', body: { reason: 'All returned' }, caseId: 'TH-2025-0007', id: 'close-1' },
    mediaType: 'application/x-ndjson',
    schema: batchLine,
  },
  method: 'post',
  path: '/batches',
  problems: [400, 413, 415],
  summary: 'Ask for many acts over many cases; each line stands alone, one case’s lines keep their order',
  tag: 'Batches',
};
