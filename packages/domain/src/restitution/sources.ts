import type { LotAccount } from '../accounts.ts';
import { type Refusal, refuse } from '../act.ts';
import { lotsByAge, stillThere } from '../drawing.ts';
import type { LotRecord, StateView } from '../state.ts';
import type { Unit } from '../units.ts';

/** A lot that money can be drawn from, with what lies in it in whole minor units. */
export interface Source {
  readonly lot: LotRecord;
  readonly available: bigint;
}

/** What a case has in one unit and some accounts, the oldest first. */
export function sourcesOf(
  state: StateView,
  caseId: string,
  unit: Unit,
  accounts: readonly LotAccount[],
): readonly Source[] {
  return lotsByAge(state, caseId, unit.code, accounts).map((lot) => ({
    lot,
    available: stillThere(lot, unit),
  }));
}

/** The lots that a body names, in that order; each name must mean one at least. */
export function sourcesNamed(
  sources: readonly Source[],
  named: readonly {
    readonly account?: LotAccount | undefined;
    readonly assetId: string;
    readonly custodian?: string | undefined;
  }[],
): readonly Source[] | Refusal {
  const meant = new Set<Source>();
  for (const { account, assetId, custodian } of named) {
    const matching = sources.filter(
      ({ lot }) =>
        lot.assetId === assetId &&
        (account === undefined || lot.account === account) &&
        (custodian === undefined || lot.custodian === custodian),
    );
    if (matching.length === 0) return refuse('UNKNOWN_SOURCE', { assetId });
    for (const source of matching) meant.add(source);
  }
  return [...meant];
}

export const totalOf = (sources: readonly Source[]): bigint =>
  sources.reduce((sum, { available }) => sum + available, 0n);

/** What one purpose gets out of one lot; `place` is the lot's among the sources. */
export interface Draw<P> {
  readonly amount: bigint;
  readonly lot: LotRecord;
  readonly purpose: P;
}

/** Draws each purpose's amount, in their order, from the first sources first. There must be enough. */
export function draw<P extends { readonly amount: bigint }>(
  purposes: readonly P[],
  sources: readonly Source[],
): readonly Draw<P>[] {
  const draws: Draw<P>[] = [];
  let place = 0;
  let left = sources[0]?.available ?? 0n;
  for (const purpose of purposes) {
    let missing = purpose.amount;
    while (missing > 0n) {
      const source = sources[place];
      if (!source) throw new RangeError('a distribution draws more than its sources have');
      const amount = missing < left ? missing : left;
      if (amount > 0n) draws.push({ amount, lot: source.lot, purpose });
      missing -= amount;
      left -= amount;
      if (left === 0n) left = sources[(place += 1)]?.available ?? 0n;
    }
  }
  return draws;
}
