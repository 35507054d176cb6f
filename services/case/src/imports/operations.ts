import {
  importAnswer,
  importRowsAnswer,
  importRowsQuery,
  importsAnswer,
  listedRow,
  listedRowsQuery,
  refusedRow,
  type Route,
} from '@seizure-ledger/contracts';
import { z } from 'zod';
import { uploadBody } from './upload.ts';

const tag = 'Imports';
const json = (schema: z.ZodType, description: string) => ({
  content: { 'application/json': schema },
  description,
});
const underWay = { 202: json(importAnswer, 'Under way: ask at the address of the import') };

const get = (path: string, summary: string, schema: z.ZodType, query?: z.ZodObject): Route => ({
  answers: { 200: json(schema, 'As it stands') },
  method: 'get',
  path: `/imports/{id}${path}`,
  problems: [400, 404],
  ...(query && { query }),
  summary,
  tag,
});

const table = (which: string): Route => ({
  answers: {
    200: { content: { 'text/csv': z.string() }, description: 'Each with its row, as the register has it' },
  },
  method: 'get',
  path: `/imports/{id}/${which}.csv`,
  problems: [400, 404],
  summary: `What was ${which} of a register, as a table`,
  tag,
});

const goOn = (path: string, summary: string): Route => ({
  answers: underWay,
  method: 'post',
  path: `/imports/{id}${path}`,
  problems: [400, 403, 404, 413, 415],
  summary,
  tag,
});

export const importOperations: readonly Route[] = [
  {
    answers: {
      200: json(importsAnswer, 'Those of the own agency, the latest first; and the mappings there are'),
    },
    method: 'get',
    path: '/imports',
    problems: [400],
    summary: 'Imports of registers',
    tag,
  },
  {
    answers: underWay,
    body: { mediaType: 'multipart/form-data', schema: uploadBody },
    method: 'post',
    path: '/imports',
    problems: [400, 403, 413, 415],
    summary:
      'Bring a register into the ledger, or go on with it; its acts are asked for with the token of this request',
    tag,
  },
  get('', 'How an import stands, and its reconciliation', importAnswer),
  get('/refused', 'What was refused of a register', importRowsAnswer('refused', refusedRow), importRowsQuery),
  get('/listed', 'What to look at in a register', importRowsAnswer('listed', listedRow), listedRowsQuery),
  table('refused'),
  table('listed'),
  goOn('/resumption', 'Go on with an import with a new token of who began it'),
  goOn('/approvals', 'Agree, as the second person, to all that waits for one in an import'),
];
