import {
  balancesAnswer,
  casesQuery,
  entriesAnswer,
  instructionAnswer,
  listAnswer,
  pageQuery,
  positionsAnswer,
  readQuery,
  type Route,
  trialBalanceAnswer,
} from '@seizure-ledger/contracts';
import type { z } from 'zod';
import { caseLists } from './case-lists.ts';

const read = (path: string, summary: string, query: z.ZodObject, schema: z.ZodType): Route => ({
  answers: { 200: { description: 'As of the position that it names', schema } },
  method: 'get',
  path,
  query,
  summary,
  tag: path.startsWith('/audit') ? 'Audit' : 'Reading',
});

/** What this service answers. */
export const routes: readonly Route[] = [
  read('/cases', 'The cases that one may see', casesQuery, listAnswer('cases')),
  read('/cases/{caseId}', 'A case', readQuery, listAnswer('balances').partial().loose()),
  read('/cases/{caseId}/balances', 'Balances per account and unit', readQuery, balancesAnswer),
  read('/cases/{caseId}/entries', 'The journal of a case', pageQuery, entriesAnswer),
  read('/cases/{caseId}/links', 'Other cases that share an identifier', readQuery, listAnswer('links')),
  read('/cases/{caseId}/instructions/{id}', 'What became of an instruction', readQuery, instructionAnswer),
  ...caseLists.map((name) =>
    read(`/cases/{caseId}/${name}`, `The ${name} of a case`, pageQuery, listAnswer(name)),
  ),
  read('/audit/trial-balance', 'Sums per account and unit over all cases', readQuery, trialBalanceAnswer),
  read('/audit/positions', 'How far the read model has come', readQuery, positionsAnswer),
  read('/audit/refusals', 'What the rules refused', pageQuery, listAnswer('refusals')),
  read('/audit/quarantine', 'What was no valid instruction', pageQuery, listAnswer('quarantine')),
];
