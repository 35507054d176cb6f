import { z } from 'zod';
import { act, isRefusal, post } from '../act.ts';
import { everyBody } from '../body.ts';
import { id } from '../id.ts';
import { text } from '../text.ts';
import { stayWithSender } from './cancel-transfer.ts';
import { refuseSpeaker, underway } from './transit.ts';

/** The receiver does not take it: the property stays with its sender. */
export const refuseTransfer = act({
  name: 'transfers/refusal',
  type: 'custody.refused.v1',
  body: z.strictObject({ ...everyBody, byLetter: text(200).optional(), reason: text(500), transferId: id }),
  decide: ({ actor, body, caseId }, state) => {
    const sent = underway(state, caseId, body.transferId);
    if (isRefusal(sent)) return sent;
    return refuseSpeaker(actor, sent.transfer, body, state) ?? post();
  },
  evolve: ({ body, caseId }, draft) => stayWithSender(draft, caseId, body.transferId, 'refused'),
});
