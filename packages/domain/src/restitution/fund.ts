import type { LotAccount } from '../accounts.ts';
import { isRefusal, type Refusal, refuse } from '../act.ts';
import { positiveAmountOf } from '../amount.ts';
import { owned, shortOfOwned } from '../drawing.ts';
import { fromMinor, toMinor } from '../quantity.ts';
import type { StateView } from '../state.ts';
import type { Unit } from '../units.ts';
import type { DistributionBody } from './distribution-body.ts';
import { type Source, sourcesNamed, sourcesOf, totalOf } from './sources.ts';

const accountsOf: Readonly<Record<'owned' | 'held', readonly LotAccount[]>> = {
  held: ['held:frozen', 'held:seized', 'held:confiscated'],
  owned,
};

/** How much is divided, and of which lots: what the order names, or all there is but what is set aside besides (`reserved`, minor units). */
export function fundOf(
  { from = 'owned', fund: wanted, orderId, sources: named }: DistributionBody,
  caseId: string,
  state: StateView,
  unit: Unit,
  reserved: bigint,
): { readonly fund: bigint; readonly sources: readonly Source[] } | Refusal {
  if (from === 'held' && state.get('order', caseId, orderId ?? '')?.from !== 'held')
    return refuse('HELD_NOT_ORDERED');
  const all = sourcesOf(state, caseId, unit, accountsOf[from]);
  const sources = named ? sourcesNamed(all, named) : all;
  if (isRefusal(sources)) return sources;
  const available = totalOf(sources);
  const short = (needed: bigint): Refusal =>
    from === 'held'
      ? refuse('INSUFFICIENT_HELD', {
          held: fromMinor(available, unit.digits),
          quantity: fromMinor(needed, unit.digits),
          unit: unit.code,
        })
      : shortOfOwned(unit, {
          notFinal: totalOf(sourcesOf(state, caseId, unit, ['held:confiscated'])),
          owned: available,
          wanted: needed,
        });
  if (wanted === 'all') {
    const fund = available - reserved;
    return fund > 0n ? { fund, sources } : short(reserved + 1n);
  }
  const amount = positiveAmountOf({ quantity: wanted, unit: unit.code }, state);
  if (isRefusal(amount)) return amount;
  const fund = toMinor(amount.quantity, unit.digits);
  return fund + reserved <= available ? { fund, sources } : short(fund + reserved);
}
