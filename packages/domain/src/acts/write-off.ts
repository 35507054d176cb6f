import { z } from 'zod';
import { lotAccounts } from '../accounts.ts';
import { act, isRefusal, post } from '../act.ts';
import { everyBody, lotOrReceipt } from '../body.ts';
import { move } from '../legs.ts';
import { refuseUnderway, takeFrom } from '../lots.ts';
import { text } from '../text.ts';

export const lossReasons = ['destroyed', 'stolen', 'counterfeit', 'count-difference', 'fee'] as const;

/** Property is lost: it leaves the book with the reason and the report that says so. */
export const writeOff = act({
  name: 'write-offs',
  type: 'asset.lost.v1',
  correctable: true,
  body: z.strictObject({
    ...everyBody,
    ...lotOrReceipt,
    reason: z.enum(lossReasons),
    reference: text(200),
  }),
  decide: ({ body, caseId }, state) => {
    const taking = takeFrom(state, caseId, body, lotAccounts);
    if (isRefusal(taking)) return taking;
    return refuseUnderway(taking.lot, taking) ?? post(move(taking, 'out:lost'));
  },
});
