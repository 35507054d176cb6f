import { z } from 'zod';
import { act, isRefusal, post, refuseIf } from '../act.ts';
import { amountOf } from '../amount.ts';
import { everyBody } from '../body.ts';
import { id } from '../id.ts';
import { date } from '../instant.ts';
import { quantity } from '../quantity.ts';
import { text } from '../text.ts';
import { unitCode } from '../units.ts';

/** Records what property is thought to be worth. A valuation never changes a quantity. */
export const value = act({
  name: 'valuations',
  type: 'asset.valued.v1',
  body: z.strictObject({
    ...everyBody,
    assetId: id,
    date,
    method: text(100),
    value: z.strictObject({ quantity, unit: unitCode }),
    valuer: text(200),
  }),
  decide: ({ body, caseId }, state) => {
    const worth = amountOf(body.value, state);
    if (isRefusal(worth)) return worth;
    const { assetId } = body;
    return refuseIf(!state.get('asset', caseId, assetId), 'UNKNOWN_ASSET', { assetId }) ?? post();
  },
});
