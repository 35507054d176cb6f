import { lotAccounts } from '../accounts.ts';
import { type Ask, type Decision, isRefusal, post, type PostedFact, refuseIf } from '../act.ts';
import { countOpen } from '../case-record.ts';
import type { Draft } from '../draft.ts';
import { type LotBody, lotsOf, refuseEnded, takeFrom } from '../lots.ts';
import { countAtCustodian, putLot } from '../lot-book.ts';
import { lotId, type LotRecord, type StateView } from '../state.ts';

/** What a hand-over to another custodian says. */
export interface ToCustodian extends Omit<LotBody, 'custodian'> {
  readonly assetId: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Property changes hands: from now on it is in transit, keeps its account and status, and counts as the sender's
 * until the receiver confirms it.
 */
export function transferCustody(
  { actor, body, caseId, recordedAt }: Ask<ToCustodian>,
  state: StateView,
): Decision {
  const taking = takeFrom(state, caseId, { ...body, custodian: body.from }, lotAccounts);
  if (isRefusal(taking)) return taking;
  const { account, assetId, unit } = taking.lot;
  const there =
    account === 'held:frozen'
      ? state.get('lot', caseId, lotId({ account, assetId, custodian: body.to, unit }))
      : undefined;
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
    refuseEnded(there, taking.lot, recordedAt) ??
    post([], { account, quantity: taking.quantity, unit: taking.unit.code })
  );
}

export function sendCustody(
  { actor, body, caseId, details, instructionId: transferId }: PostedFact<ToCustodian>,
  draft: Draft,
): void {
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
}

type TransferDetails = {
  readonly account: LotRecord['account'];
  readonly quantity: string;
  readonly unit: string;
};
