import type { Json } from '@seizure-ledger/evidence';
import { isHeld } from '../accounts.ts';
import { post, type Posting } from '../act.ts';
import type { Details, Leg } from '../fact.ts';
import { leg } from '../legs.ts';
import { type Along, alongOf } from '../lot-book.ts';
import { fractionDigits, fromMinor, toMinor } from '../quantity.ts';
import type { LotRecord } from '../state.ts';
import type { Unit } from '../units.ts';
import { hashOfPieces, type Line, type LineLot, maxLines, piecesOf } from './lines.ts';
import type { Plan } from './plan.ts';
import type { Purpose } from './purpose.ts';
import { type Draw, draw } from './sources.ts';

/** What a distribution posts: its lines are legs of the one fact, or, where they are many, facts of their own before it. */
export function postingOf(plan: Plan, restitutionId: string): Posting {
  const draws = draw(plan.purposes, plan.sources);
  return draws.length <= maxLines
    ? post(legsOf(draws, restitutionId, plan.unit), { ...detailsOf(plan), ...heldIn(draws) })
    : inPieces(draws, restitutionId, plan);
}

/** What the lots that were only held were, in the order in which they are drawn. */
function heldIn(draws: readonly Draw<Purpose>[]): Details {
  const along = [...new Set(draws.map(({ lot }) => lot))].map(heldAs);
  // its members are JSON
  return along.some((one) => Object.keys(one).length > 0) ? { along: along as unknown as Json[] } : {};
}

const heldAs = (lot: LotRecord): Along => (isHeld(lot.account) ? alongOf(lot) : {});

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
      lots.push({ account, assetId, custodian, lot: lots.length, ...heldAs(lot) });
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
