import { z } from 'zod';
import type { LotAccount } from './accounts.ts';
import { isRefusal, type Refusal, refuse } from './act.ts';
import { type Amount, positiveAmountOf } from './amount.ts';
import { id } from './id.ts';
import { type LotBody, lotsOf, type Taking, takeFrom } from './lots.ts';
import { fromMinor, toMinor } from './quantity.ts';
import type { LotRecord, StateView } from './state.ts';
import { custodian } from './text.ts';
import type { Unit } from './units.ts';

/** Lots that an act over the whole case may draw from, in this order; what a source leaves out, it doesn't ask for. */
export const sources = z
  .array(
    z.strictObject({
      account: z.enum(['owned:confiscated', 'owned:proceeds']).optional(),
      assetId: id.optional(),
      custodian: custodian.optional(),
    }),
  )
  .min(1)
  .max(100);

type Sources = Readonly<z.infer<typeof sources>>;

/** What the State owns finally. */
export const owned = ['owned:confiscated', 'owned:proceeds'] as const satisfies readonly LotAccount[];

/**
 * Draws an amount for the whole case: from the oldest lots first, unless sources are named. What is on its way to
 * another custodian stays on its way.
 */
export function drawOldest(
  state: StateView,
  caseId: string,
  { quantity, unit }: Amount,
  { among, named }: { readonly among: readonly LotAccount[]; readonly named?: Sources | undefined },
): readonly Taking[] | Refusal {
  const all = lotsByAge(state, caseId, unit.code, among);
  const lots = named ? [...new Set(named.flatMap((source) => all.filter((lot) => isOf(lot, source))))] : all;
  const wanted = toMinor(quantity, unit.digits);
  let missing = wanted;
  const takings = lots.flatMap((lot) => {
    const still = stillThere(lot, unit);
    const taken = still < missing ? still : missing;
    missing -= taken;
    return taken > 0n ? [{ lot, quantity: fromMinor(taken, unit.digits), unit }] : [];
  });
  if (missing === 0n) return takings;
  const there = wanted - missing;
  if (!among.includes('owned:proceeds'))
    return refuse('INSUFFICIENT_HELD', { held: fromMinor(there, unit.digits), quantity, unit: unit.code });
  const notFinal = totalIn(lotsByAge(state, caseId, unit.code, ['held:confiscated']), unit);
  return shortOfOwned(unit, { notFinal, owned: there, wanted });
}

/** Takes from the one lot that a body names, of what the State owns. */
export function takeOwned(state: StateView, caseId: string, body: LotBody): Taking | Refusal {
  const taking = takeFrom(state, caseId, body, owned);
  if (!isRefusal(taking) || taking.refused !== 'INSUFFICIENT_HELD') return taking;
  const amount = positiveAmountOf(body, state);
  if (isRefusal(amount)) return amount;
  const { quantity, unit } = amount;
  const { assetId = '', custodian: holder } = body;
  const meant = { assetId, custodian: holder, unit: unit.code };
  return shortOfOwned(unit, {
    notFinal: totalIn(lotsOf(state, caseId, meant, ['held:confiscated']), unit),
    owned: toMinor(taking.params?.['held'] ?? '0', unit.digits),
    wanted: toMinor(quantity, unit.digits),
  });
}

interface Short {
  readonly notFinal: bigint;
  readonly owned: bigint;
  readonly wanted: bigint;
}

/**
 * Where a decision that is not final yet would cover it, that is the reason; otherwise there is too little. All in whole
 * minor units.
 */
export function shortOfOwned({ code, digits }: Unit, { notFinal, owned, wanted }: Short): Refusal {
  return owned + notFinal >= wanted
    ? refuse('NOT_FINAL')
    : refuse('INSUFFICIENT_OWNED', { owned: fromMinor(owned, digits), unit: code });
}

/**
 * What can be drawn from a lot, in whole minor units: what is on its way stays on its way, and of what is not known yet
 * nothing is drawn.
 */
export const stillThere = ({ quantity, transit, unknown }: LotRecord, { digits }: Unit): bigint =>
  unknown ? 0n : toMinor(quantity, digits) - toMinor(transit?.quantity ?? '0', digits);

const totalIn = (lots: readonly LotRecord[], { digits }: Unit): bigint =>
  lots.reduce((all, { quantity }) => all + toMinor(quantity, digits), 0n);

/** The lots of a case in one unit and some accounts, oldest first, read by their age and never by a scan of all. */
export function lotsByAge(
  state: StateView,
  caseId: string,
  unit: string,
  accounts: readonly LotAccount[],
): readonly LotRecord[] {
  return accounts
    .flatMap((account) => [...state.scan('age', caseId, `${account}|${unit}|`)])
    .map(([, age]) => state.get('lot', caseId, age.lot))
    .filter((lot) => lot !== undefined)
    .sort((a, b) => a.number - b.number);
}

const isOf = (lot: LotRecord, { account, assetId, custodian: holder }: Sources[number]): boolean =>
  (account === undefined || account === lot.account) &&
  (assetId === undefined || assetId === lot.assetId) &&
  (holder === undefined || holder === lot.custodian);
