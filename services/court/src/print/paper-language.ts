import type { PaperLanguage } from '@seizure-ledger/paper';
import Negotiator from 'negotiator';

/** English, unless `Accept-Language` would rather have Thai. */
export function paperLanguage(acceptLanguage: string | undefined): PaperLanguage {
  const headers = acceptLanguage === undefined ? {} : { 'accept-language': acceptLanguage };
  return new Negotiator({ headers }).language(['en', 'th']) === 'th' ? 'th' : 'en';
}
