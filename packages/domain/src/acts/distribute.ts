import { z } from 'zod';
import { isLotAccount, type LotAccount } from '../accounts.ts';
import { act, isRefusal, post, type Refusal, refuse } from '../act.ts';
import { positiveAmountOf } from '../amount.ts';
import { everyBody } from '../body.ts';
import { claimAfter } from '../claim-book.ts';
import type { Draft } from '../draft.ts';
import type { Leg } from '../fact.ts';
import { compareCodePoints, id } from '../id.ts';
import { leg } from '../legs.ts';
import { countOpen } from '../case-record.ts';
import { fromMinor, quantity, toMinor } from '../quantity.ts';
import { type Draw, draw, type Source, sourcesOf, totalOf } from '../restitution/fund.ts';
import { divide } from '../restitution/divide.ts';
import { methods } from '../restitution/methods.ts';
import type { Share } from '../restitution/share.ts';
import { allocationId, type ClaimRecord, type StateView } from '../state.ts';
import { findUnit, type Unit, unitCode } from '../units.ts';

/** Up to so many lines a distribution is one fact; larger ones are many, and come with a later version. */
const maxLines = 500;

/**
 * Allocates money that the State owns to those who lost it. Nothing is paid yet; what is held, or not finally
 * confiscated, is never drawn.
 */
export const distribute = act({
  name: 'restitutions',
  type: 'restitution.distributed.v1',
  order: 'required',
  body: z.strictObject({
    ...everyBody,
    claims: z.union([z.literal('admitted'), z.array(id).min(1).max(10_000)]).optional(),
    from: z.literal('owned').optional(),
    fund: z.union([quantity, z.literal('all')]),
    method: z.enum(methods),
    restitutionId: id,
    unit: unitCode,
  }),
  decide: ({ body, caseId }, state) => {
    const unit = findUnit(body.unit);
    if (!unit) return refuse('UNKNOWN_UNIT', { unit: body.unit });
    if (unit.kind === 'item') return refuse('NOT_DIVISIBLE', { unit: unit.code });
    if (state.get('distribution', caseId, body.restitutionId)) {
      return refuse('DISTRIBUTION_EXISTS', { restitutionId: body.restitutionId });
    }
    const sources = sourcesOf(state, caseId, unit, ['owned:confiscated', 'owned:proceeds']);
    const fund = fundOf(state, caseId, body.fund, unit, sources);
    if (typeof fund !== 'bigint') return fund;
    const claims = claimsOf(state, caseId, body.claims ?? 'admitted', unit);
    if (isRefusal(claims)) return claims;
    const rule = { catchUp: false, method: body.method };
    const shares = claims.map((claim) => shareOf(claim, unit));
    const allocated = divide(fund, [{ rule, shares }])
      .filter(({ amount }) => amount > 0n)
      .map(({ amount, share }) => [share.claimId, amount] as const)
      .sort(([a], [b]) => compareCodePoints(a, b));
    if (allocated.length === 0) return refuse('NOTHING_OUTSTANDING', { unit: unit.code });
    const draws = draw(allocated, sources);
    if (draws.length > maxLines)
      return refuse('TOO_MANY_LINES', { lines: String(draws.length), most: String(maxLines) });
    const total = allocated.reduce((all, [, amount]) => all + amount, 0n);
    return post(legsOf(draws, body.restitutionId, unit), {
      allocated: fromMinor(total, unit.digits),
      fund: fromMinor(fund, unit.digits),
      lines: allocated.map(([claimId, amount]) => ({ amount: fromMinor(amount, unit.digits), claimId })),
      undistributed: fromMinor(fund - total, unit.digits),
      unit: unit.code,
    });
  },
  evolve: ({ body, caseId, legs }, draft) => {
    const unit = findUnit(body.unit)?.code ?? body.unit;
    draft.put('distribution', caseId, body.restitutionId, { restitutionId: body.restitutionId, unit });
    allocate(draft, caseId, legs);
  },
});

function fundOf(
  state: StateView,
  caseId: string,
  wanted: string,
  unit: Unit,
  sources: readonly Source[],
): bigint | Refusal {
  const owned = totalOf(sources);
  if (wanted === 'all') return owned > 0n ? owned : shortOfOwned(state, caseId, unit, 0n, 1n);
  const amount = positiveAmountOf({ quantity: wanted, unit: unit.code });
  if (isRefusal(amount)) return amount;
  const fund = toMinor(amount.quantity, unit.digits);
  return fund <= owned ? fund : shortOfOwned(state, caseId, unit, owned, fund);
}

/** Where a decision that is not final yet would cover it, that is the reason; otherwise there is too little. */
function shortOfOwned(state: StateView, caseId: string, unit: Unit, owned: bigint, wanted: bigint): Refusal {
  const notFinal = totalOf(sourcesOf(state, caseId, unit, ['held:confiscated']));
  if (owned + notFinal >= wanted) return refuse('NOT_FINAL');
  return refuse('INSUFFICIENT_OWNED', { owned: fromMinor(owned, unit.digits), unit: unit.code });
}

function claimsOf(
  state: StateView,
  caseId: string,
  wanted: 'admitted' | readonly string[],
  unit: Unit,
): readonly ClaimRecord[] | Refusal {
  if (wanted === 'admitted') {
    const claims = [...state.scan('claim', caseId, '')]
      .map(([, claim]) => claim)
      .filter((claim) => claim.unit === unit.code);
    return claims.length > 0 ? claims : refuse('NO_CLAIMS', { unit: unit.code });
  }
  const claims: ClaimRecord[] = [];
  for (const claimId of new Set(wanted)) {
    const claim = state.get('claim', caseId, claimId);
    if (!claim) return refuse('UNKNOWN_CLAIM', { claimId });
    if (claim.unit !== unit.code) return refuse('CLAIM_UNIT', { claimId, unit: claim.unit });
    claims.push(claim);
  }
  return claims;
}

function shareOf(claim: ClaimRecord, { digits }: Unit): Share {
  const { allocated, claimId, creditInKind, grossLoss, priorRecoveries } = claim;
  return {
    claimId,
    given: toMinor(allocated, digits) + toMinor(creditInKind, digits),
    grossLoss: toMinor(grossLoss, digits),
    priorRecoveries: toMinor(priorRecoveries, digits),
  };
}

function legsOf(draws: readonly Draw[], restitutionId: string, { code, digits }: Unit): readonly Leg[] {
  return [...Map.groupBy(draws, ({ lot }) => lot)].flatMap(([{ account, assetId, custodian }, drawn]) => {
    const total = drawn.reduce((all, { amount }) => all + amount, 0n);
    const of = { assetId, custodian, restitutionId };
    return [
      leg(account, fromMinor(-total, digits), code, of),
      ...drawn.map(({ amount, claimId }) =>
        leg('due:allocated', fromMinor(amount, digits), code, { ...of, claimId }),
      ),
    ];
  });
}

/** Remembers what waits to be paid out of which lot, and raises what each claim was allocated. */
function allocate(draft: Draft, caseId: string, legs: readonly Leg[]): void {
  let from: LotAccount = 'owned:confiscated';
  for (const { account, amount, assetId = '', claimId, custodian = '', restitutionId = '', unit } of legs) {
    // a lot's leg stands before those of the claims that it pays
    if (isLotAccount(account)) from = account;
    if (account !== 'due:allocated' || claimId === undefined) continue;
    const part = { account: from, assetId, claimId, custodian, restitutionId, unit };
    draft.put('allocation', caseId, allocationId(part), { ...part, quantity: amount });
    countOpen(draft, caseId, 'allocations', 1);
    const claim = draft.get('claim', caseId, claimId);
    if (!claim)
      throw new Error(`a distribution of case ${caseId} pays a claim that is not there: ${claimId}`);
    draft.put('claim', caseId, claimId, claimAfter(claim, { amount, unit }));
  }
}
