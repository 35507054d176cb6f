import { type DistributionPreview, fractionDigits, sum, zero } from '@seizure-ledger/contracts';
import { randomUUID } from 'node:crypto';
import type { AskedAct } from '../acts/act-form.ts';
import { offersFor } from '../acts/offers.ts';
import { ApiProblem } from '../frame/errors.ts';
import { path } from '../frame/page.ts';
import type { Reader } from '../frame/reader.ts';

interface Refused {
  /** Why the rules refuse it. */
  readonly refused: string;
}

export const isRefused = (tried: DistributionPreview | Refused): tried is Refused => 'refused' in tried;

/** What a distribution would give, by the rules that decide it. Nothing is recorded. */
export async function triedDistribution(
  reader: Reader,
  caseId: string,
  body: AskedAct['body'],
): Promise<DistributionPreview | Refused> {
  try {
    return await reader.post(`${path('cases', caseId)}/restitutions?preview=true`, randomUUID(), body);
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.problem.status >= 500) throw error;
    return { refused: error.problem.detail };
  }
}

const shownFirst = 50;

/** Who would get what by a distribution that waits to be sent or agreed to; nothing where it is another act, or not the reader's. */
export async function distributionShown(
  reader: Reader,
  caseId: string | undefined,
  { act, body }: AskedAct,
  all = false,
) {
  const isReaders = offersFor(reader.me.role).some((offer) => offer.act === act);
  if (act !== 'restitutions' || caseId === undefined || !isReaders) return undefined;
  const tried = await triedDistribution(reader, caseId, body);
  return isRefused(tried) ? tried : linesShown(tried, all);
}

/** The sums are of all lines, however many are shown. */
export function linesShown({ lines, ...tried }: DistributionPreview, all: boolean) {
  const shown = all ? lines : lines.slice(0, shownFirst);
  return {
    ...tried,
    allocated: sum([...lines.map(({ amount }) => amount), zero(fractionDigits(tried.fund))]),
    count: lines.length,
    lines: shown,
    more: lines.length - shown.length,
  };
}
