import { isRefusal, type Refusal, refuse } from '../act.ts';
import { positiveAmountOf } from '../amount.ts';
import { toMinor } from '../quantity.ts';
import type { StateView } from '../state.ts';
import { unitIn } from '../policy.ts';
import type { Unit } from '../units.ts';
import { ClaimsIn } from './claims-in.ts';
import { divideAbove } from './de-minimis.ts';
import type { DistributionBody } from './distribution-body.ts';
import type { Source } from './sources.ts';
import { fundOf } from './fund.ts';
import { type Purpose, totalOfPurposes } from './purpose.ts';
import { reservedIn } from './reserved.ts';

/** What a distribution does, before any of it is drawn from a lot. */
export interface Plan {
  /** Claims whose share was below the threshold and not paid. */
  readonly belowThreshold: number;
  readonly fund: bigint;
  /** By claim id; then what is set aside besides the fund. */
  readonly purposes: readonly Purpose[];
  readonly sources: readonly Source[];
  readonly threshold: string | undefined;
  readonly undistributed: bigint;
  readonly unit: Unit;
}

/** Works out who gets how much of a fund, as an order says and the case stands; it records and draws nothing. */
export function planDistribution(body: DistributionBody, caseId: string, state: StateView): Plan | Refusal {
  const unit = unitIn(state, body.unit);
  if (!unit) return refuse('UNKNOWN_UNIT', { unit: body.unit });
  if (unit.kind === 'item') return refuse('NOT_DIVISIBLE', { unit: unit.code });
  if (state.get('distribution', caseId, body.restitutionId))
    return refuse('DISTRIBUTION_EXISTS', { restitutionId: body.restitutionId });
  const reserved = reservedIn(body, caseId, state, unit);
  if (isRefusal(reserved)) return reserved;
  const funded = fundOf(body, caseId, state, unit, totalOfPurposes(reserved));
  if (isRefusal(funded)) return funded;
  const threshold =
    body.deMinimis && positiveAmountOf({ quantity: body.deMinimis.threshold, unit: unit.code }, state);
  if (threshold && isRefusal(threshold)) return threshold;
  const claims = new ClaimsIn(body, caseId, state, unit);
  const classes = claims.classes();
  if (isRefusal(classes)) return classes;
  const deMinimis = body.deMinimis &&
    threshold && { mode: body.deMinimis.mode, threshold: toMinor(threshold.quantity, unit.digits) };
  const divided = divideAbove(funded.fund, classes, deMinimis);
  const shares = claims.purposesOf(divided, deMinimis?.mode === 'hold' ? deMinimis.threshold : 0n);
  const purposes = [...shares, ...reserved];
  if (purposes.length === 0) return refuse('NOTHING_OUTSTANDING', { unit: unit.code });
  return {
    ...funded,
    belowThreshold: classes.reduce((all, { shares: ofClass }) => all + ofClass.length, 0) - divided.length,
    purposes,
    threshold: body.deMinimis?.mode === 'hold' ? threshold?.quantity : undefined,
    undistributed: funded.fund - totalOfPurposes(shares),
    unit,
  };
}
