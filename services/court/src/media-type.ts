import { ServiceError } from '@seizure-ledger/service-kit';
import Negotiator from 'negotiator';

/** With their parameters, so that a caller may name these too. The first is answered to who takes anything. */
const answered = {
  'application/json;charset=utf-8': 'application/json',
  'text/csv;charset=utf-8;header=present': 'text/csv; charset=utf-8',
  'application/pdf': 'application/pdf',
} as const;

export type MediaType = (typeof answered)[keyof typeof answered];

/**
 * The media type of a summary that `Accept` likes best (RFC 9110: q-values, wildcards; absent: anything).
 * @throws {ServiceError} NOT_ACCEPTABLE
 */
export function mediaTypeFor(accept: string | undefined): MediaType {
  const headers = accept === undefined ? {} : { accept };
  const best = new Negotiator({ headers }).mediaType(Object.keys(answered));
  const type = Object.entries(answered).find(([name]) => name === best);
  if (type) return type[1];
  throw new ServiceError(
    'NOT_ACCEPTABLE',
    'Ask for application/json, text/csv or application/pdf, or send no Accept.',
  );
}
