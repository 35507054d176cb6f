import { isZero } from '../quantity.ts';
import type { StateView } from '../state.ts';

/** Lots with what lies in them, and what of it is on its way. */
export function lotsSaid(state: StateView, caseId: string): Readonly<Record<string, string>> {
  const lots = [...state.scan('lot', caseId, '')].filter(([, { quantity }]) => !isZero(quantity));
  return Object.fromEntries(
    lots.map(([id, { quantity, transit }]) => [
      id,
      transit ? `${quantity}, ${transit.quantity} by ${transit.transferId}` : quantity,
    ]),
  );
}

/** What the state counts as it goes. */
export function countedIn(state: StateView, caseId: string) {
  const { open } = state.get('case', caseId, '') ?? {};
  const custodians = Object.fromEntries(state.scan('custodian', caseId, ''));
  const ages = [...state.scan('age', caseId, '')].map(([id, { lot }]) => `${id} ${lot}`);
  return { ages: ages.toSorted(), custodians, open };
}

/** The same, counted from the records themselves. */
export function recounted(state: StateView, caseId: string): ReturnType<typeof countedIn> {
  const lots = [...state.scan('lot', caseId, '')];
  const transfers = [...state.scan('transfer', caseId, '')].filter(([, one]) => one.state === 'in-transit');
  const leaving = [...state.scan('departure', caseId, '')].filter(([, one]) => one.state === 'in-transit');
  const proposals = [...state.scan('proposal', caseId, '')].filter(([, one]) => one.state === 'open').length;
  const waiting = [...state.scan('allocation', caseId, ''), ...state.scan('reserve', caseId, '')];
  const allocations = waiting.filter(([, one]) => Number(one.quantity) > 0);
  const custodians = new Map<string, { readonly incoming: number; readonly lots: number }>();
  const at = (custodian: string) => custodians.get(custodian) ?? { incoming: 0, lots: 0 };
  for (const [, { custodian }] of [...lots, ...allocations])
    custodians.set(custodian, { ...at(custodian), lots: at(custodian).lots + 1 });
  for (const [, { to }] of transfers) custodians.set(to, { ...at(to), incoming: at(to).incoming + 1 });
  const ages = lots.map(
    ([id, { account, number, unit }]) => `${account}|${unit}|${String(number).padStart(12, '0')} ${id}`,
  );
  const open = {
    allocations: allocations.length,
    lots: lots.length,
    proposals,
    transfers: transfers.length + leaving.length,
  };
  const known = state.get('case', caseId, '') !== undefined;
  return {
    ages: ages.toSorted(),
    custodians: Object.fromEntries(custodians),
    open: known ? open : undefined,
  };
}
