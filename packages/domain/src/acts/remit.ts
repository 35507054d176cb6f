import { z } from 'zod';
import { act, isRefusal, post } from '../act.ts';
import { everyBody, lotOrReceipt } from '../body.ts';
import { takeOwned } from '../drawing.ts';
import { move } from '../legs.ts';
import { refuseUnderway } from '../lots.ts';
import { text } from '../text.ts';

export const remittancePurposes = [
  'treasury',
  'fund',
  'official-use',
  'social-use',
  'reimbursement',
] as const;

/** What the State owns finally goes where the State uses it: money to the treasury or a fund, a thing into use. */
export const remit = act({
  name: 'remittances',
  type: 'asset.remitted.v1',
  correctable: true,
  body: z.strictObject({
    ...everyBody,
    ...lotOrReceipt,
    purpose: z.enum(remittancePurposes),
    reference: text(200),
  }),
  decide: ({ body, caseId }, state) => {
    const taking = takeOwned(state, caseId, body);
    if (isRefusal(taking)) return taking;
    return refuseUnderway(taking.lot, taking) ?? post(move(taking, 'out:state'));
  },
});
