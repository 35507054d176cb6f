import { z } from 'zod';
import { act } from '../act.ts';
import { everyBody, lotOrReceipt } from '../body.ts';
import { id } from '../id.ts';
import { custodian } from '../text.ts';
import { leaveCase, type ToCase, transferToCase } from './transfer-to-case.ts';
import { sendCustody, type ToCustodian, transferCustody } from './transfer-custody.ts';

/** Property changes hands, from one custodian to another; or, with all that it is, goes to another case. */
export const transfer = act({
  name: 'transfers',
  type: 'custody.transferred.v1',
  typeWhere: { field: 'toCase', type: 'transfer.sent.v1' },
  order: 'required',
  body: z
    .strictObject({
      ...everyBody,
      ...lotOrReceipt,
      from: custodian.optional(),
      to: custodian.optional(),
      toAssetId: id.optional(),
      toCase: id.optional(),
    })
    .superRefine((body, context) => {
      const [wanted, unwanted] =
        body.toCase === undefined
          ? [ofCustody, ofCases]
          : [body.toAssetId ? ['assetId'] : [], ['from', 'to']];
      for (const field of wanted)
        if (!(field in body)) context.addIssue({ code: 'custom', message: 'is missing', path: [field] });
      for (const field of unwanted)
        if (field in body) context.addIssue({ code: 'custom', message: other, path: [field] });
    }),
  decide: (ask, state) => {
    const { body } = ask;
    return isToCase(body)
      ? transferToCase({ ...ask, body }, state)
      : transferCustody({ ...ask, body: ofCustodian(body) }, state);
  },
  evolve: (fact, draft) => {
    const { body } = fact;
    if (isToCase(body)) leaveCase({ ...fact, body }, draft);
    else sendCustody({ ...fact, body: ofCustodian(body) }, draft);
  },
});

const ofCustody = ['assetId', 'from', 'to'];
const ofCases = ['custodian', 'toAssetId'];
const other = 'belongs to the other kind of transfer: to a custodian (from, to), or to a case (toCase)';

type EitherBody = Omit<ToCase, 'toCase'> & { readonly toCase?: string | undefined };

const isToCase = <B extends EitherBody>(body: B): body is B & ToCase => body.toCase !== undefined;

// the schema lets no other body through
const ofCustodian = (body: EitherBody): ToCustodian => body as EitherBody & ToCustodian;
