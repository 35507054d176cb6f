import { formatPosition, type Place, type Summary } from '@seizure-ledger/contracts';
import { compareCodePoints } from '@seizure-ledger/domain';
import { canonicalJson, sha256 } from '@seizure-ledger/evidence';
import type { CaseStanding } from './case-standing.ts';
import { blockOf } from './unit-block.ts';

/** What a court reads of a case as it stands at a place: one block a unit, and the hash of it all. */
export function summaryOf(standing: CaseStanding, place: Place): Summary {
  const { asOf, balances, caseId, claims } = standing;
  const units = [...new Set([...balances, ...claims].map(({ unit }) => unit))].sort(compareCodePoints);
  const unit = leadingUnit(standing, units);
  const { claims: lines, costs, ...block } = blockOf(standing, unit);
  const others = units.filter((other) => other !== unit);
  // in canonical order, which saves sorting so many members
  const [before, after] = [
    { asOf, claims: lines, costs },
    {
      method: block.method,
      opening: block.opening,
      order: block.order,
      otherUnits: others.map((other) => ({ ...blockOf(standing, other), unit: other })),
      paidBesides: block.paidBesides,
      position: formatPosition([place]),
      receipts: block.receipts,
      reserves: block.reserves,
      rounds: block.rounds,
      rulesVersion: block.rulesVersion,
      scope: { caseId },
      statement: block.statement,
      totals: block.totals,
      undistributed: block.undistributed,
      unit,
    },
  ];
  return { ...before, hash: sha256(canonicalJson({ ...before, ...after })), ...after };
}

/** The last distribution's; before the first, the one with most claims, of several the first by code. */
function leadingUnit({ claims, rounds }: CaseStanding, units: readonly string[]): string | null {
  const last = rounds.at(-1);
  if (last) return last.unit;
  const counts = new Map(units.map((unit) => [unit, 0]));
  for (const { unit } of claims) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  const [first] = [...counts].toSorted(([, a], [, b]) => b - a);
  return first ? first[0] : null;
}
