import {
  askedIdentifiers,
  balancesAnswer,
  balancesQuery,
  casesQuery,
  entriesQuery,
  entry,
  handOversQuery,
  instructionAnswer,
  journalQuery,
  knownIdentifiersAnswer,
  link,
  listAnswer,
  listedHandOver,
  listedLot,
  listedOrder,
  lotsQuery,
  ordersQuery,
  pageQuery,
  proposalsQuery,
  policiesAnswer,
  positionsAnswer,
  readOperation,
  readQuery,
  sharedIdentifier,
  suspectedDuplicate,
  type Route,
  shownAsset,
  shownCase,
  shownClaim,
  shownDistribution,
  shownHandOver,
  shownLot,
  shownMove,
  shownOrder,
  shownProposal,
  shownStatistic,
  statisticsQuery,
  statisticsTableQuery,
  trialBalanceAnswer,
  verification,
  verificationsAnswer,
} from '@seizure-ledger/contracts';
import { z } from 'zod';
import { type CaseList, caseLists } from './case-lists.ts';

/** What a list holds. */
const items: Readonly<Record<CaseList, z.ZodType>> = {
  assets: shownAsset,
  claims: shownClaim,
  custody: shownHandOver,
  distributions: shownDistribution,
  lots: shownLot,
  moves: shownMove,
  orders: shownOrder,
  proposals: shownProposal,
};

const json = (schema: z.ZodType) => ({ 'application/json': schema });

const ofCase = (path: string, summary: string, query: z.ZodObject, answer: z.ZodType): Route =>
  readOperation({ path: `/cases/{caseId}${path}`, query, summary, tag: 'Reading' }, json(answer), [404]);

const ofList = (name: CaseList): Route => {
  const asked = { path: `/cases/{caseId}/${name}`, query: pageQuery, summary: `The ${name} of a case` };
  const answer = json(listAnswer(name, items[name]));
  return readOperation({ ...asked, tag: 'Reading' }, answer, name === 'lots' ? [404, 410] : [404]);
};

const overCases = (name: string, path: string, summary: string, query: z.ZodObject, item: z.ZodType): Route =>
  readOperation(
    { path, query, summary, tag: 'Reading' },
    json(listAnswer(name, item)),
    name === 'lots' ? [410] : [],
  );

const ofAll = (path: string, summary: string, query: z.ZodObject, answer: z.ZodType): Route =>
  readOperation({ path: `/audit${path}`, query, summary, tag: 'Audit' }, json(answer), [403]);

const everyEntry: Route = {
  answers: {
    200: { description: 'Every entry, one a line', content: { 'application/x-ndjson': entry } },
  },
  method: 'get',
  path: '/audit/export.json',
  problems: [400, 403, 503],
  query: readQuery,
  summary: 'Every entry of the ledger, partition by partition',
  tag: 'Audit',
};

const followed = {
  content: { 'application/json': verification, 'text/event-stream': z.string() },
  description: 'How it stands; as events of `running`, `done` or `failed` whenever that changes',
};
const ofVerifications = { problems: [403, 404], tag: 'Audit' } as const;

const verifications: readonly Route[] = [
  {
    ...ofVerifications,
    answers: {
      200: { content: json(verificationsAnswer), description: 'The latest first' },
    },
    method: 'get',
    path: '/audit/verifications',
    summary: 'Verifications of the running ledger',
  },
  {
    ...ofVerifications,
    answers: { 202: { content: json(verification), description: 'The one that runs now' } },
    method: 'post',
    path: '/audit/verifications',
    problems: [403, 404, 413, 415],
    summary: 'Recompute everything from the log, as `seizure-ledger verify --all` does; one at a time',
  },
  {
    ...ofVerifications,
    answers: { 200: followed },
    method: 'get',
    path: '/audit/verifications/{id}',
    summary: 'A verification: how far it is, and what it found',
  },
];

const wholeYear: Route = {
  answers: {
    200: { description: 'Every line of the year', content: { 'text/csv': z.string() } },
  },
  method: 'get',
  path: '/audit/statistics.csv',
  problems: [400, 403, 503],
  query: statisticsTableQuery,
  summary: 'The statistics of a year as a table',
  tag: 'Audit',
};

const knownIdentifiers: Route = {
  answers: {
    200: { content: json(knownIdentifiersAnswer), description: 'Assets of this case and of others' },
  },
  body: {
    example: { identifiers: [{ type: 'iban', value: 'DE89 3704 0044 0532 0130 00' }] },
    schema: askedIdentifiers,
  },
  method: 'post',
  path: '/cases/{caseId}/known-identifiers',
  problems: [400, 404, 413, 415, 503],
  summary:
    'Which assets have one of these identifiers, asked before something is recorded: it records nothing',
  tag: 'Reading',
};

/** What this service answers. */
export const routes: readonly Route[] = [
  readOperation(
    { path: '/cases', query: casesQuery, summary: 'The cases that one may see', tag: 'Reading' },
    json(listAnswer('cases', shownCase)),
    [410],
  ),
  overCases('lots', '/lots', 'What is held over all cases, and which freezes end soon', lotsQuery, listedLot),
  overCases('handOvers', '/hand-overs', 'Hand-overs over all cases', handOversQuery, listedHandOver),
  overCases('orders', '/orders', 'Registered orders over all cases', ordersQuery, listedOrder),
  readOperation(
    {
      path: '/proposals',
      query: proposalsQuery,
      summary: 'What waits for one as the second person, or what one proposed',
      tag: 'Approvals',
    },
    json(listAnswer('proposals', shownProposal)),
    [],
  ),
  readOperation(
    {
      path: '/policies',
      query: readQuery,
      summary: 'What goes for all cases, and every policy that was proposed',
      tag: 'Policies',
    },
    json(policiesAnswer),
    [403],
  ),
  ofCase('', 'A case', readQuery, shownCase),
  ofCase('/balances', 'Balances per account and unit', balancesQuery, balancesAnswer),
  ofCase(
    '/entries',
    'The journal of a case, or of one account of it',
    journalQuery,
    listAnswer('entries', entry),
  ),
  ofCase('/links', 'Other cases that share an identifier or a network', pageQuery, listAnswer('links', link)),
  knownIdentifiers,
  ofCase('/instructions/{id}', 'What became of an instruction', readQuery, instructionAnswer),
  ...caseLists.map(ofList),
  ofAll('/trial-balance', 'Sums per account and unit over all cases', readQuery, trialBalanceAnswer),
  ofAll('/positions', 'How far the read model has come', readQuery, positionsAnswer),
  ofAll(
    '/entries',
    'Records by who asked for or agreed to them, act, outcome, amount and time',
    entriesQuery,
    listAnswer('entries', entry),
  ),
  ofAll('/refusals', 'What the rules refused', pageQuery, listAnswer('refusals', entry)),
  ofAll('/quarantine', 'What was no valid instruction', pageQuery, listAnswer('quarantine', entry)),
  ofAll(
    '/links',
    'Assets of different cases that share an identifier',
    pageQuery,
    listAnswer('links', sharedIdentifier),
  ),
  ofAll(
    '/duplicates',
    'Assets of one case that may be one',
    pageQuery,
    listAnswer('duplicates', suspectedDuplicate),
  ),
  ofAll(
    '/statistics',
    'What was seized, confiscated, given back in a year, by offence, kind of property, agency and unit',
    statisticsQuery,
    listAnswer('statistics', shownStatistic),
  ),
  wholeYear,
  everyEntry,
  ...verifications,
];
