import { z } from 'zod';
import { isHeld } from '../accounts.ts';
import { act, type Decision, isRefusal, post, type Refusal, refuse, refuseIf } from '../act.ts';
import { type Amount, positiveAmountOf } from '../amount.ts';
import { everyBody, lotOrReceipt } from '../body.ts';
import { drawOldest, owned, takeOwned } from '../drawing.ts';
import { leg, move } from '../legs.ts';
import { type LotBody, refuseUnderway, type Taking, takeFrom } from '../lots.ts';
import { negate } from '../quantity.ts';
import type { StateView } from '../state.ts';
import { text } from '../text.ts';

/**
 * What keeping, moving or selling property cost. The property pays it from what is owned; from what is held only
 * where the body names that account and an order allows it; or the State pays from its own budget.
 */
export const cost = act({
  name: 'costs',
  type: 'cost.paid.v1',
  correctable: true,
  body: z.strictObject({
    ...everyBody,
    ...lotOrReceipt,
    invoice: text(200),
    paidBy: z.enum(['property', 'state']),
    type: text(100),
  }),
  decide: ({ body, caseId, order }, state) => {
    const amount = positiveAmountOf(body, state);
    if (isRefusal(amount)) return amount;
    const { account, assetId } = body;
    const barred =
      refuseIf(amount.unit.kind === 'item', 'NOT_MONEY', { unit: amount.unit.code }) ??
      refuseIf(assetId !== undefined && !state.get('asset', caseId, assetId), 'UNKNOWN_ASSET', {
        assetId: assetId ?? '',
      });
    if (barred) return barred;
    if (body.paidBy === 'state') return paidByState(amount, assetId);
    if (account !== undefined && isHeld(account) && !order) return refuse('ORDER_REQUIRED');
    if (assetId === undefined) return paidByCase(state, caseId, amount, body);
    const taking = payer(state, caseId, body);
    if (isRefusal(taking)) return taking;
    return refuseUnderway(taking.lot, taking) ?? post(move(taking, 'out:costs'));
  },
});

function paidByState({ quantity, unit }: Amount, assetId: string | undefined): Decision {
  const of = assetId === undefined ? {} : { assetId };
  return post([
    leg('source:state', negate(quantity), unit.code, of),
    leg('out:costs', quantity, unit.code, of),
  ]);
}

/** The costs of the whole case are of no asset, whichever lots pay them. */
function paidByCase(
  state: StateView,
  caseId: string,
  amount: Amount,
  { account, custodian }: Pick<LotBody, 'account' | 'custodian'>,
): Decision {
  const among = account === undefined ? owned : [account];
  const named = custodian === undefined ? undefined : [{ custodian }];
  const takings = drawOldest(state, caseId, amount, { among, named });
  if (isRefusal(takings)) return takings;
  return post(
    takings.flatMap(({ lot, quantity, unit }) => [
      leg(lot.account, negate(quantity), unit.code, { assetId: lot.assetId, custodian: lot.custodian }),
      leg('out:costs', quantity, unit.code, {}),
    ]),
  );
}

const payer = (state: StateView, caseId: string, body: LotBody): Taking | Refusal =>
  body.account !== undefined && isHeld(body.account)
    ? takeFrom(state, caseId, body, [body.account])
    : takeOwned(state, caseId, body);
