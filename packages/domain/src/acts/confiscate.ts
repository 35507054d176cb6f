import { z } from 'zod';
import { act, isRefusal, post } from '../act.ts';
import { everyBody, lot } from '../body.ts';
import { refuseDebtAsTitle } from '../cited-order.ts';
import { move } from '../legs.ts';
import { takeFrom } from '../lots.ts';
import { originOf, rememberOrigin } from '../origins.ts';
import { negate } from '../quantity.ts';
import { type Restraint, restraintOf } from '../restraint.ts';

/**
 * Title passes to the State by a decision; until the decision is final the property is still only held. Money that
 * property was sold for before is owned as proceeds.
 */
export const confiscate = act({
  name: 'confiscations',
  type: 'asset.confiscated.v1',
  correctable: true,
  order: 'required',
  body: z.strictObject({ ...everyBody, ...lot, final: z.boolean() }),
  decide: ({ body, caseId }, state) => {
    const taking = takeFrom(state, caseId, body, ['held:frozen', 'held:seized']);
    if (isRefusal(taking)) return taking;
    const debt = refuseDebtAsTitle(state, caseId, body);
    if (debt) return debt;
    const { account, custodian, ofSale } = taking.lot;
    const owned = ofSale ? 'owned:proceeds' : 'owned:confiscated';
    const was = {
      ...(ofSale && { ofSale }),
      ...(account === 'held:frozen' && { ...restraintOf(taking.lot) }),
    };
    return post(
      move(taking, body.final ? owned : 'held:confiscated', { custodian }),
      Object.keys(was).length > 0 ? { was } : undefined,
    );
  },
  evolve: ({ caseId, details, legs }, draft) => {
    const [taken] = legs;
    if (!taken || (taken.account !== 'held:frozen' && taken.account !== 'held:seized'))
      throw new Error(`a confiscation of case ${caseId} takes what was neither frozen nor seized`);
    const { account, amount, assetId = '', custodian = '', unit } = taken;
    // its act made the details
    const was = (details['was'] ?? {}) as Restraint & { readonly ofSale?: true };
    const origin = { ...originOf(account, custodian, was), quantity: negate(amount) };
    rememberOrigin(draft, caseId, { assetId, unit }, origin);
  },
});
