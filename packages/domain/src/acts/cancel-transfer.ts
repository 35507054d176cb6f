import { z } from 'zod';
import { act, isRefusal, post, refuseIf } from '../act.ts';
import { everyBody } from '../body.ts';
import type { Draft } from '../draft.ts';
import { id } from '../id.ts';
import { putLot } from '../lot-book.ts';
import { text } from '../text.ts';
import { settleTransfer, underway } from './transit.ts';

/** Whoever sent the property calls it back before it was confirmed. */
export const cancelTransfer = act({
  name: 'transfers/cancellation',
  type: 'custody.cancelled.v1',
  body: z.strictObject({ ...everyBody, reason: text(500), transferId: id }),
  decide: ({ actor, body, caseId }, state) => {
    const sent = underway(state, caseId, body.transferId);
    if (isRefusal(sent)) return sent;
    return refuseIf(sent.transfer.sentBy !== actor.subject, 'NOT_PROPOSER') ?? post();
  },
  evolve: ({ body, caseId }, draft) => stayWithSender(draft, caseId, body.transferId, 'cancelled'),
});

/** Takes the mark of transit off the lots; nothing has moved. */
export function stayWithSender(
  draft: Draft,
  caseId: string,
  transferId: string,
  state: 'refused' | 'cancelled',
): void {
  const sent = underway(draft, caseId, transferId);
  if (isRefusal(sent)) throw new Error(`case ${caseId} settles transfer ${transferId} twice`);
  for (const { transit: _, ...lot } of sent.lots) putLot(draft, caseId, lot);
  settleTransfer(draft, caseId, transferId, state);
}
