import { z } from 'zod';
import { lotAccounts } from '../accounts.ts';
import { act, isRefusal, post, refuseIf } from '../act.ts';
import { everyBody, lot } from '../body.ts';
import { countOpen } from '../case-record.ts';
import { lotsOf, takeFrom } from '../lots.ts';
import { countAtCustodian, putLot } from '../lot-book.ts';
import { lotId, type LotRecord } from '../state.ts';
import { custodian } from '../text.ts';

const { custodian: _, ...lotOfSender } = lot;

/**
 * Property changes hands: from now on it is in transit, keeps its account and status, and counts as the sender's
 * until the receiver confirms it.
 */
export const transferCustody = act({
  name: 'transfers',
  type: 'custody.transferred.v1',
  order: 'required',
  body: z.strictObject({ ...everyBody, ...lotOfSender, from: custodian, to: custodian }),
  decide: ({ actor, body, caseId }, state) => {
    const taking = takeFrom(state, caseId, { ...body, custodian: body.from }, lotAccounts);
    if (isRefusal(taking)) return taking;
    const { account } = taking.lot;
    const transit = lotsOf(
      state,
      caseId,
      { assetId: body.assetId, custodian: body.from, unit: taking.unit.code },
      lotAccounts,
    ).find((one) => one.transit)?.transit;
    return (
      refuseIf(body.from === body.to, 'SAME_CUSTODIAN') ??
      refuseIf(actor.role === 'custodian' && actor.agency !== body.from, 'NOT_CUSTODIAN', {
        custodian: body.from,
      }) ??
      refuseIf(transit !== undefined, 'IN_TRANSIT', { transferId: transit?.transferId ?? '' }) ??
      post([], { account, quantity: taking.quantity, unit: taking.unit.code })
    );
  },
  evolve: ({ actor, body, caseId, details, instructionId: transferId }, draft) => {
    const { assetId, from, to } = body;
    const { account, quantity, unit } = details as TransferDetails;
    const sent = draft.get('lot', caseId, lotId({ account, assetId, custodian: from, unit }));
    if (!sent) throw new Error(`transfer ${transferId} sends a lot that is not there`);
    putLot(draft, caseId, { ...sent, transit: { quantity, to, transferId } });
    const transfer = {
      assetId,
      from,
      sentBy: actor.subject,
      state: 'in-transit',
      to,
      transferId,
      unit,
    } as const;
    draft.put('transfer', caseId, transferId, transfer);
    countOpen(draft, caseId, 'transfers', 1);
    countAtCustodian(draft, caseId, to, { incoming: 1, lots: 0 });
  },
});

type TransferDetails = {
  readonly account: LotRecord['account'];
  readonly quantity: string;
  readonly unit: string;
};
