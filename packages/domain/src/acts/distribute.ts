import { isLotAccount, type LotAccount } from '../accounts.ts';
import { act, isRefusal, post, type Posting } from '../act.ts';
import { updateClaims } from '../claims-after.ts';
import type { Draft } from '../draft.ts';
import type { Details, Leg } from '../fact.ts';
import { leg } from '../legs.ts';
import { fractionDigits, fromMinor, toMinor, withDigits } from '../quantity.ts';
import { distributionBody } from '../restitution/distribution-body.ts';
import { changePart } from '../restitution/drawn-parts.ts';
import { type Draw, draw } from '../restitution/sources.ts';
import {
  hashOfPieces,
  legsOfLines,
  type Line,
  type LineLot,
  maxLines,
  partsOfLines,
  piecesOf,
} from '../restitution/lines.ts';
import { type Plan, planDistribution } from '../restitution/plan.ts';
import type { Purpose } from '../restitution/purpose.ts';
import { heldId } from '../state.ts';
import { digitsOf, findUnit, type Unit } from '../units.ts';

/**
 * Allocates money that the State owns to those who lost it. Nothing is paid yet; what is held, or not finally
 * confiscated, is never drawn unless a registered order says so.
 */
export const distribute = act({
  name: 'restitutions',
  type: 'restitution.distributed.v1',
  order: 'required',
  body: distributionBody,
  decide: ({ body, caseId }, state) => {
    const plan = planDistribution(body, caseId, state);
    if (isRefusal(plan)) return plan;
    const draws = draw(plan.purposes, plan.sources);
    if (draws.length <= maxLines) return post(legsOf(draws, body.restitutionId, plan.unit), detailsOf(plan));
    return inPieces(draws, body.restitutionId, plan);
  },
  evolve: ({ body, caseId, details, legs }, draft) => {
    const { restitutionId } = body;
    const unit = findUnit(body.unit)?.code ?? body.unit;
    const threshold = body.deMinimis?.mode === 'hold' ? body.deMinimis.threshold : undefined;
    draft.put('distribution', caseId, restitutionId, {
      restitutionId,
      ...(threshold !== undefined && { threshold: withDigits(threshold, digitsOf(unit)) }),
      unit,
    });
    // of a large distribution the lines stand in facts of their own
    if (details['lineCount'] !== undefined) return;
    remember(draft, caseId, legs);
    updateClaims(draft, caseId, legs);
    // its own decision made the details
    if (threshold !== undefined)
      holdSmall(draft, caseId, restitutionId, details['lines'] as unknown as Lines);
  },
  evolveLines: (fact, draft) => {
    const { caseId = '' } = fact;
    for (const { held, kind, part } of partsOfLines(fact)) {
      const { claimId, restitutionId } = part;
      const claimUnit = claimId === undefined ? undefined : draft.get('claim', caseId, claimId)?.unit;
      changePart(draft, caseId, kind, part, 1, claimUnit);
      if (kind === 'allocation' && claimId !== undefined && fact.details?.['threshold'] !== undefined)
        holdSmall(draft, caseId, restitutionId, [{ claimId, ...(held && { held }) }]);
    }
    updateClaims(draft, caseId, legsOfLines(fact));
  },
});

/** Many lines go into facts of their own; the legs are totals per lot. */
function inPieces(draws: readonly Draw<Purpose>[], restitutionId: string, plan: Plan): Posting {
  const { digits, code } = plan.unit;
  const text = (minor: bigint): string => fromMinor(minor, digits);
  const lots: LineLot[] = [];
  const lines: Line[] = [];
  const totals: { allocated: bigint; reserve: bigint }[] = [];
  const given = new Map<Purpose, bigint>();
  let last: Draw<Purpose>['lot'] | undefined;
  for (const { amount, lot, purpose } of draws) {
    if (lot !== last) {
      const { account, assetId, custodian } = lot;
      lots.push({ account, assetId, custodian, lot: lots.length });
      totals.push({ allocated: 0n, reserve: 0n });
      last = lot;
    }
    const total = totals.at(-1);
    const isReserve = purpose.account === 'due:reserve';
    if (total) total[isReserve ? 'reserve' : 'allocated'] += amount;
    const before = given.get(purpose) ?? 0n;
    const counts = countsOf(purpose, before, amount);
    if (amount < purpose.amount) given.set(purpose, before + amount);
    lines.push({
      amount: text(amount),
      ...(purpose.claimId !== undefined && { claimId: purpose.claimId }),
      ...(counts !== undefined && { counts }),
      ...(purpose.held && { held: purpose.held }),
      lot: lots.length - 1,
      ...(isReserve && { reserve: true as const }),
    });
  }
  const { threshold } = plan;
  const of = { restitutionId, ...(threshold !== undefined && { threshold }), unit: code };
  const pieces = piecesOf(lines, lots, of);
  const legs = lots.flatMap(({ account, assetId, custodian, lot }) => {
    const { allocated = 0n, reserve = 0n } = totals[lot] ?? {};
    const names = { assetId, custodian, restitutionId };
    return [
      leg(account, text(-allocated - reserve), code, names),
      ...(allocated > 0n ? [leg('due:allocated', text(allocated), code, names)] : []),
      ...(reserve > 0n ? [leg('due:reserve', text(reserve), code, names)] : []),
    ];
  });
  const { lines: _, ...details } = detailsOf(plan);
  return {
    details: { ...details, lineCount: lines.length, linesHash: hashOfPieces(pieces) },
    legs,
    pieces,
  };
}

function detailsOf({ belowThreshold, fund, purposes, undistributed, unit }: Plan): Details {
  const text = (minor: bigint): string => fromMinor(minor, unit.digits);
  const total = (account: Purpose['account']): bigint =>
    purposes.filter((one) => one.account === account).reduce((all, { amount }) => all + amount, 0n);
  return {
    allocated: text(total('due:allocated')),
    ...(belowThreshold > 0 && { belowThreshold }),
    fund: text(fund),
    lines: purposes
      .filter(({ account }) => account === 'due:allocated')
      .map(({ amount, claimId = '', counts, held }) => ({
        amount: text(amount),
        claimId,
        ...(counts !== undefined && { counts }),
        ...(held && { held }),
      })),
    reserve: text(total('due:reserve')),
    undistributed: text(undistributed),
    unit: unit.code,
  };
}

function legsOf(
  draws: readonly Draw<Purpose>[],
  restitutionId: string,
  { code, digits }: Unit,
): readonly Leg[] {
  const given = new Map<Purpose, bigint>();
  return [...Map.groupBy(draws, ({ lot }) => lot)].flatMap(([{ account, assetId, custodian }, drawn]) => {
    const total = drawn.reduce((all, { amount }) => all + amount, 0n);
    const of = { assetId, custodian, restitutionId };
    return [
      leg(account, fromMinor(-total, digits), code, of),
      ...drawn.map(({ amount, purpose }) => {
        const counts = countsOf(purpose, given.get(purpose) ?? 0n, amount);
        given.set(purpose, (given.get(purpose) ?? 0n) + amount);
        return leg(purpose.account, fromMinor(amount, digits), code, {
          ...of,
          ...(purpose.claimId !== undefined && { claimId: purpose.claimId }),
          ...(counts !== undefined && { counts }),
        });
      }),
    ];
  });
}

/** Of what a purpose counts in the claim's unit, as much as goes with the part of it that one lot gives. */
function countsOf({ amount: whole, counts }: Purpose, before: bigint, amount: bigint): string | undefined {
  if (counts === undefined) return undefined;
  const digits = fractionDigits(counts);
  const upTo = (part: bigint): bigint => (toMinor(counts, digits) * part) / whole;
  return fromMinor(upTo(before + amount) - upTo(before), digits);
}

/** Remembers what waits to be paid out of which lot, and what is set aside. */
function remember(draft: Draft, caseId: string, legs: readonly Leg[]): void {
  let from: LotAccount = 'owned:confiscated';
  let drawn = -1;
  for (const {
    account,
    amount,
    assetId = '',
    claimId,
    counts,
    custodian = '',
    restitutionId = '',
    unit,
  } of legs) {
    // a lot's leg stands before those of the claims that it pays
    if (isLotAccount(account)) {
      from = account;
      drawn += 1;
      continue;
    }
    const kind = account === 'due:reserve' ? 'reserve' : 'allocation';
    const part = { account: from, assetId, custodian, drawn, quantity: amount, restitutionId, unit };
    const of = { ...(claimId !== undefined && { claimId }), ...(counts !== undefined && { counts }) };
    const claimUnit = claimId === undefined ? undefined : draft.get('claim', caseId, claimId)?.unit;
    changePart(draft, caseId, kind, { ...part, ...of }, 1, claimUnit);
  }
}

type Lines = readonly { readonly claimId: string; readonly held?: true }[];

/** A sum that is too small waits; one that is not lets those go that waited for more. */
function holdSmall(draft: Draft, caseId: string, restitutionId: string, lines: Lines): void {
  for (const { claimId, held } of lines) {
    if (held) draft.put('held', caseId, heldId({ claimId, restitutionId }), { claimId, restitutionId });
    else for (const [id] of draft.scan('held', caseId, `${claimId}|`)) draft.delete('held', caseId, id);
  }
}
