import { z } from 'zod';
import { act, isRefusal, post } from '../act.ts';
import { everyBody, lot } from '../body.ts';
import { date } from '../instant.ts';
import { refuseDebtAsTitle, refuseFutureOrder } from '../cited-order.ts';
import { move } from '../legs.ts';
import { takeFrom } from '../lots.ts';

/** No ordinary appeal is left: what was confiscated is owned from now on, as proceeds where it was sold. */
export const finalise = act({
  name: 'finality',
  type: 'confiscation.finalised.v1',
  correctable: true,
  order: 'required',
  body: z.strictObject({ ...everyBody, ...lot, decidedAt: date }),
  decide: ({ body, caseId, recordedAt }, state) => {
    const taking = takeFrom(state, caseId, body, ['held:confiscated']);
    if (isRefusal(taking)) return taking;
    return (
      refuseDebtAsTitle(state, caseId, body) ??
      refuseFutureOrder({ date: body.decidedAt }, recordedAt) ??
      post(
        move(taking, taking.lot.ofSale ? 'owned:proceeds' : 'owned:confiscated', {
          custodian: taking.lot.custodian,
        }),
      )
    );
  },
});
