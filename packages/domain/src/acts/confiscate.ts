import { z } from 'zod';
import { act, isRefusal, post } from '../act.ts';
import { everyBody, lot } from '../body.ts';
import { refuseDebtAsTitle } from '../cited-order.ts';
import { move } from '../legs.ts';
import { takeFrom } from '../lots.ts';

/** Title passes to the State by a decision; until the decision is final the property is still only held. */
export const confiscate = act({
  name: 'confiscations',
  type: 'asset.confiscated.v1',
  order: 'required',
  body: z.strictObject({ ...everyBody, ...lot, final: z.boolean() }),
  decide: ({ body, caseId }, state) => {
    const taking = takeFrom(state, caseId, body, ['held:frozen', 'held:seized']);
    if (isRefusal(taking)) return taking;
    const debt = refuseDebtAsTitle(state, caseId, body);
    if (debt) return debt;
    return post(
      move(taking, body.final ? 'owned:confiscated' : 'held:confiscated', {
        custodian: taking.lot.custodian,
      }),
    );
  },
});
