import type { OrderSummary, Summary } from '@seizure-ledger/contracts';
import { ServiceError } from '@seizure-ledger/service-kit';

/** So many take about a gigabyte while they are set. */
const mostClaims = 15_000;

/** @throws {ServiceError} NOT_ACCEPTABLE: more claims than a document is made of. */
export function refuseUnprintable({ claims, otherUnits }: Summary | OrderSummary): void {
  const all = otherUnits.reduce((sum, unit) => sum + unit.claims.length, claims.length);
  if (all <= mostClaims) return;
  const advice = `There are ${all} claims; up to ${mostClaims} are printed. Ask for application/json or text/csv.`;
  throw new ServiceError('NOT_ACCEPTABLE', advice);
}
