import type { LotAccount } from '../accounts.ts';
import { toMinor } from '../quantity.ts';
import type { LotRecord, StateView } from '../state.ts';
import type { Unit } from '../units.ts';

/** A lot that money can be drawn from, with what lies in it in whole minor units. */
export interface Source {
  readonly lot: LotRecord;
  readonly available: bigint;
}

/** The lots of a case in one unit and some accounts, oldest first, read by their age and never by a scan of all. */
export function sourcesOf(
  state: StateView,
  caseId: string,
  unit: Unit,
  accounts: readonly LotAccount[],
): readonly Source[] {
  return accounts
    .flatMap((account) => [...state.scan('age', caseId, `${account}|${unit.code}|`)])
    .map(([, age]) => state.get('lot', caseId, age.lot))
    .filter((lot) => lot !== undefined)
    .sort((a, b) => a.number - b.number)
    .map((lot) => ({ lot, available: toMinor(lot.quantity, unit.digits) }));
}

export const totalOf = (sources: readonly Source[]): bigint =>
  sources.reduce((sum, { available }) => sum + available, 0n);

/** What one claim gets out of one lot. */
export interface Draw {
  readonly claimId: string;
  readonly lot: LotRecord;
  readonly amount: bigint;
}

/** Draws each claim's amount, in the order of the claims, from the oldest lots first. There must be enough. */
export function draw(
  amounts: readonly (readonly [claimId: string, amount: bigint])[],
  sources: readonly Source[],
): readonly Draw[] {
  const draws: Draw[] = [];
  let place = 0;
  let left = sources[0]?.available ?? 0n;
  for (const [claimId, wanted] of amounts) {
    let missing = wanted;
    while (missing > 0n) {
      const source = sources[place];
      if (!source) throw new RangeError('a distribution draws more than its sources have');
      const amount = missing < left ? missing : left;
      if (amount > 0n) draws.push({ claimId, lot: source.lot, amount });
      missing -= amount;
      left -= amount;
      if (left === 0n) left = sources[(place += 1)]?.available ?? 0n;
    }
  }
  return draws;
}
