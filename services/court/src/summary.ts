import { formatPosition, type Place, receiptAddress, type Summary } from '@seizure-ledger/contracts';
import { compareCodePoints } from '@seizure-ledger/domain';
import { canonicalJson, sha256 } from '@seizure-ledger/evidence';
import type { CaseStanding } from './case-standing.ts';
import { blockOf } from './unit-block.ts';

/** A summary, and its canonical text. */
export interface WrittenSummary {
  readonly summary: Summary;
  readonly text: string;
}

/** What a court reads of a case as it stands at a place: one block a unit, and the hash of it all. */
export function summaryOf(standing: CaseStanding, place: Place): WrittenSummary {
  const { asOf, balances, caseId, claims, records } = standing;
  const units = [...new Set([...balances, ...claims].map(({ unit }) => unit))].sort(compareCodePoints);
  const unit = leadingUnit(standing, units);
  const { claims: lines, costs, ...block } = blockOf(standing, unit);
  const others = units.filter((other) => other !== unit);
  // in canonical order, which saves sorting so many members; the hash stands between these two
  const [before, after] = [
    { asOf, claims: lines, costs },
    {
      method: block.method,
      opening: block.opening,
      order: block.order,
      otherUnits: others.map((other) => ({ ...blockOf(standing, other), unit: other })),
      paidBesides: block.paidBesides,
      position: formatPosition([place]),
      receipt: receiptAddress(caseId, records - 1),
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
  // thousands of claims are written once, for the hash and for who reads it
  const [beginning, end] = [canonicalJson(before).slice(0, -1), canonicalJson(after).slice(1)];
  const hash = sha256(`${beginning},${end}`);
  return { summary: { ...before, hash, ...after }, text: `${beginning},"hash":"${hash}",${end}` };
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
