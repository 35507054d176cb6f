import type { ShownCase } from '@seizure-ledger/contracts';
import type { Listed } from '../cases/answers.ts';
import type { Reader } from '../frame/reader.ts';

/** What is known of a case before it is opened: whose it will be, and the clocks that the agency's latest case goes by. */
export async function openingAnswers(
  reader: Pick<Reader, 'get' | 'me'>,
  asked: URLSearchParams,
): Promise<URLSearchParams> {
  const { agency, jurisdiction } = reader.me;
  const { cases } = await reader.get<Listed<'cases', ShownCase>>('/cases', {
    agency,
    limit: 1,
    sort: '-recordedAt',
  });
  const timeZone = cases[0]?.timeZone;
  const known = { agency, jurisdiction, ...(timeZone !== undefined && { timeZone }) };
  return new URLSearchParams({ ...known, ...Object.fromEntries(asked) });
}
