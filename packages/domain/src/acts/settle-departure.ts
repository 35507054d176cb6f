import { z } from 'zod';
import { act, post } from '../act.ts';
import { everyBody } from '../body.ts';
import { countOpen } from '../case-record.ts';
import type { Draft } from '../draft.ts';
import type { Details } from '../fact.ts';
import { id } from '../id.ts';
import { leg } from '../legs.ts';
import { bringAlong } from '../lot-book.ts';
import { restoreOrigins } from '../origins.ts';
import { negate } from '../quantity.ts';
import type { DepartureRecord, StateView } from '../state.ts';

/** The other case has what was sent to it. */
export const deliverTransfer = act({
  name: 'transfers/delivery',
  type: 'transfer.delivered.v1',
  reacts: true,
  body: z.strictObject({ ...everyBody, transferId: id }),
  decide: ({ body, caseId }, state) => {
    underway(state, caseId, body.transferId);
    return post();
  },
  evolve: ({ body, caseId }, draft) => settle(draft, caseId, body.transferId, 'delivered'),
});

/** The other case has refused what was sent to it: it is back, as what it was. Nothing bars its way home. */
export const returnTransfer = act({
  name: 'transfers/return',
  type: 'transfer.returned.v1',
  reacts: true,
  body: z.strictObject({
    ...everyBody,
    refusal: z.strictObject({ code: z.string(), params: z.record(z.string(), z.string()).optional() }),
    transferId: id,
  }),
  decide: ({ body: { transferId }, caseId }, state) => {
    const left = underway(state, caseId, transferId);
    const { account, assetId, custodian, ofSale, quantity, restraint, unit } = left;
    const legs = [
      leg('out:transferred', negate(quantity), unit, { assetId, transferId }),
      leg(account, quantity, unit, { assetId, custodian, transferId }),
    ];
    const was: Was = { ...(ofSale && { ofSale }), ...(restraint && { restraint }) };
    // records are JSON
    return post(legs, was as unknown as Details);
  },
  evolve: ({ body, caseId, details, legs }, draft) => {
    const [, back] = legs;
    if (!back) throw new Error(`case ${caseId} gets nothing back of transfer ${body.transferId}`);
    const { parts = [] } = settle(draft, caseId, body.transferId, 'returned') ?? {};
    // its act made the details
    bringAlong(draft, caseId, back, details as unknown as Was);
    restoreOrigins(draft, caseId, parts);
  },
});

type Was = Pick<DepartureRecord, 'ofSale' | 'restraint'>;

function underway(state: StateView, caseId: string, transferId: string): DepartureRecord {
  const departure = state.get('departure', caseId, transferId);
  if (departure?.state === 'in-transit') return departure;
  throw new Error(`the transfer ${transferId} of case ${caseId} is not under way to another case`);
}

/** Readers of lots alone keep no departures. */
function settle(
  draft: Draft,
  caseId: string,
  transferId: string,
  state: 'delivered' | 'returned',
): DepartureRecord | undefined {
  const departure = draft.get('departure', caseId, transferId);
  if (!departure) return undefined;
  draft.put('departure', caseId, transferId, { ...departure, state });
  countOpen(draft, caseId, 'transfers', -1);
  const asset = draft.get('asset', caseId, departure.assetId ?? '');
  if (asset?.leaving === transferId) {
    const { leaving: _, ...here } = asset;
    draft.put('asset', caseId, asset.assetId, here);
  }
  return departure;
}
