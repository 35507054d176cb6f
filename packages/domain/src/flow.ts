import { isSource } from './accounts.ts';
import type { Fact, Leg } from './fact.ts';

/**
 * What a court is told of a leg besides its account: the asset of what comes in (empty where it is of none), the
 * type of a cost, what is restituted and no payment to a claim in the same unit. Other legs are told by their account alone: `undefined`.
 */
export function flowName(leg: Leg, fact: Fact): string | undefined {
  const { account, assetId = '' } = leg;
  if (isSource(account)) return assetId;
  if (account === 'out:restituted') return restitutedBesides(leg);
  return account === 'out:costs' ? costType(leg, fact) : undefined;
}

/** Given back in kind, or paid to a claim that is in another unit and counts it there. */
function restitutedBesides({ counts, restitutionId }: Leg): string | undefined {
  if (restitutionId === undefined) return 'in-kind';
  return counts === undefined ? undefined : 'other-unit';
}

/**
 * What is missing on arrival and is booked as a cost is a fee; an act of cost states its type. Where one act pays
 * several costs, their types stand in its details, one for each leg of costs.
 */
function costType(leg: Leg, { body, details, legs = [], type }: Fact): string {
  const types = details?.['costTypes'];
  if (Array.isArray(types)) {
    const place = legs.filter(({ account }) => account === 'out:costs').indexOf(leg);
    return String(types[place]);
  }
  const stated = body?.['type'];
  return type === 'custody.confirmed.v1' || typeof stated !== 'string' ? 'fee' : stated;
}
