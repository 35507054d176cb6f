import { z } from 'zod';
import { lotAccounts } from '../accounts.ts';
import { act, isRefusal, post } from '../act.ts';
import { positiveAmountOf } from '../amount.ts';
import { asset, everyBody, order } from '../body.ts';
import { id } from '../id.ts';
import { instant } from '../instant.ts';
import { leg } from '../legs.ts';
import { bringAlong } from '../lot-book.ts';
import { refuseEnded } from '../lots.ts';
import { type OriginPart, originOf, rememberOrigin } from '../origins.ts';
import { type Principal, principal } from '../principal.ts';
import { negate, quantity } from '../quantity.ts';
import { rememberOrder, restraintOf } from '../restraint.ts';
import { lotId } from '../state.ts';
import { custodian } from '../text.ts';
import { unitCode } from '../units.ts';
import { recordAsset, refuseUnlike } from './taking.ts';

const orderKey = z.string();
const restraint = { expiresAt: instant.optional(), orderKey: orderKey.optional() };

/**
 * Property comes from another case, as what it was there. The reactor alone asks for it, for who sent it: where they
 * may not see this case, there is none.
 */
export const receiveTransfer = act({
  name: 'transfers/receipt',
  type: 'transfer.received.v1',
  reacts: true,
  takes: true,
  onBehalfOf: (body) => body['sentBy'] as unknown as Principal, // its schema took it
  body: z.strictObject({
    ...everyBody,
    account: z.enum(lotAccounts),
    asset: asset.optional(),
    assetId: id.optional(),
    custodian,
    fromCase: id,
    frozenUnder: z.array(order).optional(),
    ofSale: z.literal(true).optional(),
    origins: z.array(
      z.strictObject({
        ...restraint,
        account: z.enum(['held:frozen', 'held:seized']),
        custodian,
        ofSale: z.literal(true).optional(),
        quantity,
      }),
    ),
    quantity,
    restraint: z.strictObject(restraint).optional(),
    sentBy: principal,
    transferId: id,
    unit: unitCode,
  }),
  decide: ({ body, caseId, recordedAt }, state) => {
    const amount = positiveAmountOf(body, state);
    if (isRefusal(amount)) return amount;
    const { account, assetId, custodian: holder, transferId } = body;
    const unlike = assetId === undefined ? undefined : refuseUnlike(state, caseId, assetId, amount);
    const { code } = amount.unit;
    const name = { account, assetId: assetId ?? '', custodian: holder, unit: code };
    const coming = present(body.restraint ?? {});
    return (
      unlike ??
      (account === 'held:frozen'
        ? refuseEnded(state.get('lot', caseId, lotId(name)), coming, recordedAt)
        : undefined) ??
      post([
        leg('source:transferred', negate(amount.quantity), code, { assetId, transferId }),
        leg(account, amount.quantity, code, { assetId, custodian: holder, transferId }),
      ])
    );
  },
  evolve: ({ body, caseId, effectiveAt, legs }, draft) => {
    const { assetId, frozenUnder = [], ofSale, origins, unit } = body;
    const [, received] = legs;
    if (!received) throw new Error(`case ${caseId} receives nothing by transfer ${body.transferId}`);
    if (assetId !== undefined) {
      recordAsset(draft, caseId, { asset: body.asset, assetId, unit }, effectiveAt);
      for (const one of frozenUnder) rememberOrder(draft, caseId, assetId, one);
      for (const origin of origins) rememberOrigin(draft, caseId, { assetId, unit }, restored(origin));
    }
    bringAlong(draft, caseId, received, {
      ...(ofSale && { ofSale }),
      ...(body.restraint && { restraint: restraintOf(present(body.restraint)) }),
    });
  },
});

/** What a schema calls optional is absent, never undefined. */
type Present<T> = { readonly [K in keyof T]: Exclude<T[K], undefined> };

// JSON has no undefined members
const present = <T extends object>(value: T): Present<T> => value as Present<T>;

function restored(origin: Partial<Record<keyof Omit<OriginPart, 'id'>, unknown>>): Omit<OriginPart, 'id'> {
  const { account, custodian: holder, quantity: part, ...was } = origin as Omit<OriginPart, 'id'>;
  return { ...originOf(account, holder, was), quantity: part };
}
