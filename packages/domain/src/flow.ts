import { isSource } from './accounts.ts';
import type { Fact, Leg } from './fact.ts';

/**
 * What a court is told of a leg besides its account: the asset of what comes in (empty where it is of none), the
 * type of a cost. Other legs are told by their account alone: `undefined`.
 */
export function flowName({ account, assetId = '' }: Leg, fact: Fact): string | undefined {
  if (isSource(account)) return assetId;
  return account === 'out:costs' ? costType(fact) : undefined;
}

/** What is missing on arrival and is booked as a cost is a fee; an act of cost states its type. */
function costType({ body, type }: Fact): string {
  const stated = body?.['type'];
  return type === 'custody.confirmed.v1' || typeof stated !== 'string' ? 'fee' : stated;
}
