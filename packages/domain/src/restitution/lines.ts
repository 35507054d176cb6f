import { canonicalJson, type Hash, sha256 } from '@seizure-ledger/evidence';
import type { LotAccount } from '../accounts.ts';
import type { Details, Fact, Leg } from '../fact.ts';
import { leg, type LegOf } from '../legs.ts';
import type { Along } from '../lot-book.ts';
import type { AllocationRecord, DrawnPart, ReserveRecord } from '../state.ts';

/** So many lines at most stand in one fact. */
export const maxLines = 500;

/** What one claim, or a reserve, gets out of one lot, in a distribution of many facts. `lot` counts the lots drawn. */
export interface Line {
  readonly amount: string;
  readonly claimId?: string;
  readonly counts?: string;
  readonly held?: true;
  readonly lot: number;
  readonly reserve?: true;
}

/** A lot that lines are drawn from; of what was only held, also what it was. */
export interface LineLot extends Along {
  readonly account: LotAccount;
  readonly assetId: string;
  readonly custodian: string;
  readonly lot: number;
}

/** What a `lines` fact says besides its place. */
export interface LineDetails {
  readonly lines: readonly Line[];
  /** Those that its lines name. */
  readonly lots: readonly LineLot[];
  readonly restitutionId: string;
  /** Where small sums are held. */
  readonly threshold?: string;
  readonly unit: string;
}

/** Lines in as many facts as they need. */
export function piecesOf(
  lines: readonly Line[],
  lots: readonly LineLot[],
  of: Pick<LineDetails, 'restitutionId' | 'threshold' | 'unit'>,
): readonly Details[] {
  const pieces: Details[] = [];
  for (let from = 0; from < lines.length; from += maxLines) {
    const some = lines.slice(from, from + maxLines);
    const named = new Set(some.map(({ lot }) => lot));
    const piece: LineDetails = { lines: some, lots: lots.filter(({ lot }) => named.has(lot)), ...of };
    // what it holds is JSON
    pieces.push(piece as unknown as Details);
  }
  return pieces;
}

/** Binds the header of a distribution to all of its lines: over the hashes of its pieces, in their order. */
export const hashOfPieces = (pieces: readonly Details[]): Hash =>
  sha256(canonicalJson(pieces.map((piece) => sha256(canonicalJson(piece as never)))));

/** The parts that a `lines` fact draws; none where it says nothing of lots. */
export function partsOfLines({
  details,
  status,
}: Pick<Fact, 'details' | 'status'>): readonly (
  | { readonly held?: true; readonly kind: 'allocation'; readonly part: AllocationRecord }
  | { readonly held?: true; readonly kind: 'reserve'; readonly part: ReserveRecord }
)[] {
  if (status !== 'lines' || !details || !Array.isArray(details['lots'])) return [];
  // the ledger alone writes such facts
  const { lines, lots, restitutionId, unit } = details as unknown as LineDetails;
  const byNumber = new Map(lots.map((lot) => [lot.lot, lot]));
  return lines.map(({ amount, claimId, counts, held, lot, reserve }) => {
    const named = byNumber.get(lot);
    if (!named) throw new Error(`a line of ${restitutionId} is drawn from a lot that its fact does not name`);
    const { lot: place, ...from } = named;
    const drawn: DrawnPart = {
      ...from,
      ...(counts !== undefined && { counts }),
      drawn: place,
      quantity: amount,
      restitutionId,
      unit,
    };
    if (!reserve)
      return { ...(held && { held }), kind: 'allocation', part: { ...drawn, claimId: claimId ?? '' } };
    return { kind: 'reserve', part: { ...drawn, ...(claimId !== undefined && { claimId }) } };
  });
}

/** What the lines of a fact do to claims, as the legs that they would be if they were few. */
export function legsOfLines(fact: Pick<Fact, 'details' | 'status'>): readonly Leg[] {
  return partsOfLines(fact).map(({ kind, part }) => {
    const { assetId, claimId, counts, custodian, quantity, restitutionId, unit } = part;
    const of: LegOf = {
      assetId,
      ...(claimId !== undefined && { claimId }),
      ...(counts !== undefined && { counts }),
      custodian,
      restitutionId,
    };
    return leg(kind === 'reserve' ? 'due:reserve' : 'due:allocated', quantity, unit, of);
  });
}
