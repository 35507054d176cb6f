import { isBefore } from './instant.ts';
import type { LotRecord } from './state.ts';

/** Whether a freeze has run out by an instant; one without an end never does. */
export const hasExpired = ({ expiresAt }: Pick<LotRecord, 'expiresAt'>, at: string): boolean =>
  expiresAt !== undefined && !isBefore(at, expiresAt);
