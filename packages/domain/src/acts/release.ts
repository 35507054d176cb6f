import { z } from 'zod';
import { act, isRefusal, post, refuseIf } from '../act.ts';
import { everyBody, lot } from '../body.ts';
import { refuseLaterOrder } from '../cited-order.ts';
import { move } from '../legs.ts';
import { takeFrom } from '../lots.ts';
import { personal } from '../personal.ts';
import { hasExpired } from '../restraint.ts';
import { text } from '../text.ts';

/** Lifts the restriction: property goes back, by order, because the freeze ran out, or because it is withdrawn. */
export const release = act({
  name: 'releases',
  type: 'asset.released.v1',
  correctable: true,
  body: z.strictObject({
    ...everyBody,
    ...lot,
    basis: z.enum(['order', 'expiry', 'withdrawal']),
    recipient: personal(text(200)),
  }),
  decide: ({ body, caseId, effectiveAt, order, recordedAt }, state) => {
    const taking = takeFrom(state, caseId, body, ['held:frozen', 'held:seized']);
    if (isRefusal(taking)) return taking;
    // dated ahead, a release would give back what is still restrained
    const expired = [effectiveAt, recordedAt].every((at) => hasExpired(taking.lot, at));
    return (
      refuseIf(body.basis === 'order' && !order, 'ORDER_REQUIRED') ??
      (body.basis === 'order' && order ? refuseLaterOrder(order, effectiveAt) : undefined) ??
      refuseIf(body.basis === 'expiry' && !expired, 'NOT_EXPIRED') ??
      post(move(taking, 'out:released'))
    );
  },
});
