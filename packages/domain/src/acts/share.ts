import { z } from 'zod';
import { act, isRefusal, post, refuse } from '../act.ts';
import { positiveAmountOf } from '../amount.ts';
import { everyBody } from '../body.ts';
import { drawOldest, owned, sources } from '../drawing.ts';
import { move } from '../legs.ts';
import { quantity } from '../quantity.ts';
import { text } from '../text.ts';
import { unitCode } from '../units.ts';

/** Part of what is finally confiscated goes to a State that helped, under an agreement. */
export const share = act({
  name: 'shares',
  type: 'proceeds.shared.v1',
  correctable: true,
  body: z.strictObject({
    ...everyBody,
    agreement: text(200),
    partner: text(200),
    quantity,
    sources: sources.optional(),
    unit: unitCode,
  }),
  decide: ({ body, caseId }, state) => {
    const amount = positiveAmountOf(body, state);
    if (isRefusal(amount)) return amount;
    if (amount.unit.kind !== 'currency') return refuse('NOT_MONEY', { unit: amount.unit.code });
    const takings = drawOldest(state, caseId, amount, { among: owned, named: body.sources });
    if (isRefusal(takings)) return takings;
    return post(takings.flatMap((taking) => move(taking, 'out:shared')));
  },
});
