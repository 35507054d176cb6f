import { acts, id, type Route } from '@seizure-ledger/contracts';
import { z } from 'zod';

/** One line of a batch. `act` is the act's route without ids; ids of its target stand in the body. */
export const batchLine = z
  .strictObject({
    act: z.enum(acts.map(({ name }) => name)),
    body: z.record(z.string(), z.unknown()),
    caseId: id,
    id,
  })
  .meta({ id: 'BatchLine' });

export const batchOperation: Route = {
  answers: {
    200: {
      description: 'NDJSON in input order: {id, status, instructionId, facts | code, detail}',
      mediaType: 'application/x-ndjson',
    },
  },
  body: { mediaType: 'application/x-ndjson', schema: batchLine },
  method: 'post',
  path: '/batches',
  summary: 'Ask for many acts over many cases; each line stands alone, one case’s lines keep their order',
  tag: 'Batches',
};
