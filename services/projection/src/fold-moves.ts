import { compareAccounts, fractionDigits, fromMinor, type Leg, plus, toMinor } from '@seizure-ledger/domain';
import type { OpenDocuments } from './open-documents.ts';
import type { CaseFact } from './taken-record.ts';

/** From where to where value went in a case, by unit: what a picture of its flow is drawn from, without reading every entry. */
export async function foldMoves(copy: OpenDocuments, { caseId, legs = [] }: CaseFact): Promise<void> {
  for (const { amount, from, to, unit } of movesOf(legs)) {
    const id = `${caseId}|${unit}|${from}|${to}`;
    const known = await copy.get('moves', id);
    const sum = plus(known?.amount ?? '0', amount);
    copy.put('moves', { amount: sum, caseId, from, id, to, unit });
  }
}

interface Move {
  readonly amount: string;
  readonly from: Leg['account'];
  readonly to: Leg['account'];
  readonly unit: string;
}

/**
 * The moves between accounts that these legs amount to. Legs sum to zero per unit: what leaves the first account in the
 * book's order goes to the first that it comes to, and so on. What stays within an account is no move.
 */
export function movesOf(legs: readonly Leg[]): readonly Move[] {
  return [...Map.groupBy(legs, ({ unit }) => unit)].flatMap(([unit, ofUnit]) => {
    const digits = fractionDigits(ofUnit[0]?.amount ?? '0');
    const sums = [...Map.groupBy(ofUnit, ({ account }) => account)]
      .map(([account, of]) => ({
        account,
        left: of.reduce((sum, leg) => sum + toMinor(leg.amount, digits), 0n),
      }))
      .toSorted((a, b) => compareAccounts(a.account, b.account));
    const leaving = sums.filter(({ left }) => left < 0n);
    const coming = sums.filter(({ left }) => left > 0n);
    const moves: Move[] = [];
    for (const from of leaving)
      for (const to of coming) {
        const part = -from.left < to.left ? -from.left : to.left;
        if (part === 0n) continue;
        from.left += part;
        to.left -= part;
        moves.push({ amount: fromMinor(part, digits), from: from.account, to: to.account, unit });
      }
    return moves;
  });
}
