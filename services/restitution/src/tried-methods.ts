import { setImmediate } from 'node:timers/promises';
import { type MethodsAnswer, type MethodsQuery, refusalSentence } from '@seizure-ledger/contracts';
import {
  type ClaimRecord,
  findUnit,
  fractionDigits,
  fromMinor,
  isRefusal,
  type Method,
  type Plan,
  plansByMethod,
  type Refusal,
  toMinor,
  zero,
} from '@seizure-ledger/domain';
import type { CaseDocument, ReadModel } from '@seizure-ledger/read-model';
import { standingToPlan } from './standing-to-plan.ts';

/**
 * What each method would give of one fund, by the very rules that decide it, and to the claims with the largest losses.
 * What the case has is read once for all methods.
 */
export async function triedMethods(
  readModel: ReadModel,
  found: CaseDocument,
  { fund, limit, orderId, unit: named }: MethodsQuery,
): Promise<MethodsAnswer> {
  const { caseId } = found;
  const { position, state } = await standingToPlan(readModel, found, { orderId });
  const unit = findUnit(named)?.code ?? named;
  const claims = [...state.scan('claim', caseId, '')].flatMap(([, one]) => (one.unit === unit ? [one] : []));
  const shown = largest(claims, limit);
  const tried: TriedMethod[] = [];
  // none is called so: it is no distribution yet
  const asked = { fund, restitutionId: '', unit, ...(orderId !== undefined && { orderId }) };
  for (const [method, plan] of plansByMethod(asked, caseId, state)) {
    tried.push({ method, ...(isRefusal(plan) ? refusedBy(plan) : givenBy(plan, shown)) });
    // each takes a while where claims are many: everybody else in the process gets a turn
    await setImmediate();
  }
  return {
    claims: shown.map(({ claimId, grossLoss }) => ({
      amounts: Object.fromEntries(
        tried
          .filter(({ refused }) => refused === undefined)
          .map(({ amounts, method }) => [method, amounts?.get(claimId) ?? zero(fractionDigits(grossLoss))]),
      ),
      claimId,
      recognisedLoss: grossLoss,
    })),
    count: claims.length,
    methods: tried.map(({ method, refused, undistributed }) => ({ method, refused, undistributed })),
    position,
    unit,
  };
}

/** The claims with the largest losses, all in one unit. */
function largest(claims: readonly ClaimRecord[], count: number): readonly ClaimRecord[] {
  return claims
    .map((claim) => ({ claim, loss: toMinor(claim.grossLoss, fractionDigits(claim.grossLoss)) }))
    .sort((a, b) => (a.loss < b.loss ? 1 : a.loss > b.loss ? -1 : 0))
    .slice(0, count)
    .map(({ claim }) => claim);
}

interface TriedMethod {
  /** By the claims shown that get anything. */
  readonly amounts?: ReadonlyMap<string, string>;
  readonly method: Method;
  readonly refused?: string;
  readonly undistributed?: string;
}

const refusedBy = ({ params, refused }: Refusal) => ({ refused: refusalSentence(refused, params) });

function givenBy({ purposes, undistributed, unit }: Plan, shown: readonly ClaimRecord[]) {
  const isShown = new Set(shown.map(({ claimId }) => claimId));
  const amounts = new Map<string, string>();
  for (const { amount, claimId = '' } of purposes)
    if (isShown.has(claimId)) amounts.set(claimId, fromMinor(amount, unit.digits));
  return { amounts, undistributed: fromMinor(undistributed, unit.digits) };
}
