import type { ShownCase } from '@seizure-ledger/contracts';
import { path } from './page.ts';
import type { Reader } from './reader.ts';

/** The pages above one that is about a case. */
export const trailOf = (reader: Reader, { caseId, title }: Pick<ShownCase, 'caseId' | 'title'>) => [
  { href: '/cases', text: reader.say('nav.cases') },
  { href: path('cases', caseId), text: title },
];
