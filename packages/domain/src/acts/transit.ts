import { type Refusal, refuse, refuseIf } from '../act.ts';
import { countOpen } from '../case-record.ts';
import type { Draft } from '../draft.ts';
import { policyOf } from '../policy.ts';
import type { Principal } from '../principal.ts';
import { countAtCustodian } from '../lot-book.ts';
import type { LotRecord, StateView, TransferRecord } from '../state.ts';

/** A transfer that is still under way, and the lots that its property lies in now. */
export interface Underway {
  readonly transfer: TransferRecord;
  readonly lots: readonly (LotRecord & Required<Pick<LotRecord, 'transit'>>)[];
}

export function underway(state: StateView, caseId: string, transferId: string): Underway | Refusal {
  const transfer = state.get('transfer', caseId, transferId);
  if (!transfer) return refuse('UNKNOWN_TRANSFER', { transferId });
  if (transfer.state !== 'in-transit') return refuse('TRANSFER_SETTLED', { state: transfer.state });
  const lots = [...state.scan('lot', caseId, `${transfer.assetId}|${transfer.unit}|`)]
    .map(([, lot]) => lot)
    .filter((lot): lot is Underway['lots'][number] => lot.transit?.transferId === transferId)
    .sort((a, b) => a.number - b.number);
  return { transfer, lots };
}

/**
 * Only the receiver speaks for the receiver: a custodian whose agency it is. Where the receiver is no agency
 * registered by policy (a bank), who sent the property may enter its letter by the document's reference.
 */
export function refuseSpeaker(
  actor: Principal,
  { sentBy, to }: TransferRecord,
  { byLetter }: { readonly byLetter?: string | undefined },
  state: StateView,
): Refusal | undefined {
  if (byLetter !== undefined)
    return (
      refuseIf(actor.subject !== sentBy, 'NOT_SENDER') ??
      refuseIf(policyOf(state).agencies.includes(to), 'RECEIVER_REGISTERED', { receiver: to })
    );
  const isReceiver = actor.role === 'custodian' && actor.agency === to;
  return refuseIf(!isReceiver, 'NOT_RECEIVER', { receiver: to });
}

export function settleTransfer(
  draft: Draft,
  caseId: string,
  transferId: string,
  state: Exclude<TransferRecord['state'], 'in-transit'>,
): TransferRecord {
  const transfer = draft.get('transfer', caseId, transferId);
  if (!transfer) throw new Error(`case ${caseId} has no transfer ${transferId}`);
  draft.put('transfer', caseId, transferId, { ...transfer, state });
  countOpen(draft, caseId, 'transfers', -1);
  countAtCustodian(draft, caseId, transfer.to, { incoming: -1, lots: 0 });
  return transfer;
}
