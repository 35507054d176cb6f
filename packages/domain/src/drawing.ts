import { z } from 'zod';
import type { LotAccount } from './accounts.ts';
import { isRefusal, type Refusal, refuse } from './act.ts';
import { type Amount, positiveAmountOf } from './amount.ts';
import { id } from './id.ts';
import { type LotBody, lotsOf, type Taking, takeFrom } from './lots.ts';
import { compare, fromMinor, sum, toMinor, withDigits } from './quantity.ts';
import type { LotRecord, StateView } from './state.ts';
import { custodian } from './text.ts';

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
  let missing = toMinor(quantity, unit.digits);
  const takings = lots.flatMap((lot) => {
    const still = toMinor(lot.quantity, unit.digits) - toMinor(lot.transit?.quantity ?? '0', unit.digits);
    const taken = still < missing ? still : missing;
    missing -= taken;
    return taken > 0n ? [{ lot, quantity: fromMinor(taken, unit.digits), unit }] : [];
  });
  if (missing === 0n) return takings;
  const there = fromMinor(toMinor(quantity, unit.digits) - missing, unit.digits);
  return among.includes('owned:proceeds')
    ? shortOfOwned({ quantity, unit }, there, lotsByAge(state, caseId, unit.code, ['held:confiscated']))
    : refuse('INSUFFICIENT_HELD', { held: there, quantity, unit: unit.code });
}

/** Takes from the one lot that a body names, of what the State owns. */
export function takeOwned(state: StateView, caseId: string, body: LotBody): Taking | Refusal {
  const taking = takeFrom(state, caseId, body, owned);
  if (!isRefusal(taking) || taking.refused !== 'INSUFFICIENT_HELD') return taking;
  const amount = positiveAmountOf(body, state);
  if (isRefusal(amount)) return amount;
  const { assetId = '', custodian: holder } = body;
  const meant = { assetId, custodian: holder, unit: amount.unit.code };
  return shortOfOwned(
    amount,
    taking.params?.['held'] ?? '0',
    lotsOf(state, caseId, meant, ['held:confiscated']),
  );
}

/** Where a decision that is not final yet would cover it, that is the reason; otherwise there is too little. */
function shortOfOwned({ quantity, unit }: Amount, there: string, notFinal: readonly LotRecord[]): Refusal {
  const all = sum([there, ...notFinal.map((lot) => lot.quantity)]);
  return compare(all, quantity) >= 0
    ? refuse('NOT_FINAL')
    : refuse('INSUFFICIENT_OWNED', { owned: withDigits(there, unit.digits), unit: unit.code });
}

function lotsByAge(
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
