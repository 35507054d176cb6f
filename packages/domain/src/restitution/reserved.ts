import { isRefusal, type Refusal, refuse } from '../act.ts';
import { positiveAmountOf } from '../amount.ts';
import { compareCodePoints } from '../id.ts';
import { toMinor } from '../quantity.ts';
import type { StateView } from '../state.ts';
import type { Unit } from '../units.ts';
import { countsSetAside } from './counts.ts';
import type { DistributionBody } from './distribution-body.ts';
import type { Purpose } from './purpose.ts';
import { ratesOf } from './rates.ts';

/** What the order sets aside besides the fund: for nobody in particular, or for disputed claims. */
export function reservedIn(
  { rates: stated = [], reserve }: DistributionBody,
  caseId: string,
  state: StateView,
  unit: Unit,
): readonly Purpose[] | Refusal {
  if (!reserve) return [];
  const rates = ratesOf(stated, unit, state);
  if (isRefusal(rates)) return rates;
  const purposes = new Map<string, Purpose>();
  if (!Array.isArray(reserve)) {
    const amount = positiveAmountOf({ quantity: reserve.quantity, unit: unit.code }, state);
    if (isRefusal(amount)) return amount;
    return [{ account: 'due:reserve', amount: toMinor(amount.quantity, unit.digits) }];
  }
  for (const { claimId, quantity } of reserve) {
    const amount = positiveAmountOf({ quantity, unit: unit.code }, state);
    if (isRefusal(amount)) return amount;
    const minor = toMinor(amount.quantity, unit.digits);
    const claim = state.get('claim', caseId, claimId);
    if (!claim) return refuse('UNKNOWN_CLAIM', { claimId });
    const { status } = claim;
    if (status !== 'disputed') return refuse('CLAIM_STATUS', { claimId, status });
    const rate = rates.get(claim.unit);
    if (claim.unit !== unit.code && !rate) return refuse('CLAIM_UNIT', { claimId, unit: claim.unit });
    const sum = (purposes.get(claimId)?.amount ?? 0n) + minor;
    const counts = rate && countsSetAside(sum, claim, rate, unit);
    const purpose = { account: 'due:reserve' as const, amount: sum, claimId };
    purposes.set(claimId, { ...purpose, ...(counts !== undefined && { counts }) });
  }
  return [...purposes.values()].sort((a, b) => compareCodePoints(a.claimId ?? '', b.claimId ?? ''));
}
