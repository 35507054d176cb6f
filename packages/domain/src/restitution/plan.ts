import { isRefusal, type Refusal, refuse } from '../act.ts';
import { positiveAmountOf } from '../amount.ts';
import { fromMinor, toMinor } from '../quantity.ts';
import type { StateView } from '../state.ts';
import { unitIn } from '../policy.ts';
import type { Unit } from '../units.ts';
import { ClaimsIn } from './claims-in.ts';
import { type DeMinimis, divideAbove } from './de-minimis.ts';
import type { DistributionBody } from './distribution-body.ts';
import type { Class } from './divide.ts';
import type { Source } from './sources.ts';
import { fundOf } from './fund.ts';
import { type Method, methods } from './methods.ts';
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
  const found = groundsOf(body, caseId, state);
  return isRefusal(found) ? found : planOn(found);
}

/** The same by each of the methods; the fund and the claims are found once for all of them. */
export function* plansByMethod(
  body: Pick<DistributionBody, 'fund' | 'orderId' | 'restitutionId' | 'unit'>,
  caseId: string,
  state: StateView,
): Generator<readonly [Method, Plan | Refusal]> {
  const found = groundsOf({ ...body, method: methods[0] }, caseId, state);
  for (const method of methods)
    yield [method, isRefusal(found) ? found : planOn({ ...found, classes: found.classes.map(by(method)) })];
}

const by =
  (method: Method) =>
  ({ shares }: Class): Class => ({ rule: { catchUp: false, method }, shares });

/** What a plan is made of, whatever the method. */
interface Grounds {
  readonly claims: ClaimsIn;
  readonly classes: readonly Class[];
  readonly deMinimis: DeMinimis | undefined;
  readonly funded: Pick<Plan, 'fund' | 'sources'>;
  readonly reserved: readonly Purpose[];
  readonly unit: Unit;
}

function groundsOf(body: DistributionBody, caseId: string, state: StateView): Grounds | Refusal {
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
  return { claims, classes, deMinimis, funded, reserved, unit };
}

function planOn({ claims, classes, deMinimis, funded, reserved, unit }: Grounds): Plan | Refusal {
  const divided = divideAbove(funded.fund, classes, deMinimis);
  const shares = claims.purposesOf(divided, deMinimis?.mode === 'hold' ? deMinimis.threshold : 0n);
  const purposes = [...shares, ...reserved];
  if (purposes.length === 0) return refuse('NOTHING_OUTSTANDING', { unit: unit.code });
  return {
    ...funded,
    belowThreshold: classes.reduce((all, { shares: ofClass }) => all + ofClass.length, 0) - divided.length,
    purposes,
    threshold: deMinimis?.mode === 'hold' ? fromMinor(deMinimis.threshold, unit.digits) : undefined,
    undistributed: funded.fund - totalOfPurposes(shares),
    unit,
  };
}
