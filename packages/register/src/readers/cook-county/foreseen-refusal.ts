import { Decimal } from 'decimal.js';
import type { ReaderRefusal } from '../plan.ts';
import type { TakenRecord } from './acts.ts';
import type { Calendar } from './calendar.ts';

const centDigits = 2;

/**
 * Why a forfeiture will not be recorded, the first reason that holds. The reader must know, because a release
 * stated beside it is only made when the forfeiture is; the refusing itself is the ledger's wherever it can be.
 */
export function foreseenRefusal(
  { findings, forfeitedOn, quantity, seizedOn, written }: TakenRecord,
  forfeited: string,
  days: Calendar,
): ReaderRefusal['code'] | undefined {
  if (new Decimal(forfeited).decimalPlaces() > centDigits) return 'PRECISION_EXCEEDED';
  if (new Decimal(forfeited).greaterThan(quantity)) return 'INSUFFICIENT_HELD';
  if (findings.rescinded && !findings.forfeited) return 'CONTRADICTION';
  if (written.forfeitedOn === '') return 'MISSING_DATE';
  if (forfeitedOn === undefined) return 'BAD_DATE';
  if (days.isAhead(forfeitedOn)) return 'EFFECTIVE_IN_FUTURE';
  if (forfeitedOn < seizedOn) return 'EFFECTIVE_BEFORE_TAKING';
  return undefined;
}
