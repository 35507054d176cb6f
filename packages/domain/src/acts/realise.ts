import { z } from 'zod';
import { isHeld, isLotAccount, lotAccounts } from '../accounts.ts';
import { act, isRefusal, post, type Refusal, refuse, refuseIf } from '../act.ts';
import { type Amount, amountOf, positiveAmountOf } from '../amount.ts';
import { everyBody, lot } from '../body.ts';
import { leg, move } from '../legs.ts';
import { bringAlong } from '../lot-book.ts';
import { refuseEnded, refuseUnderway, takeFrom } from '../lots.ts';
import { confiscatedShare, replaceOrigins } from '../origins.ts';
import { personal } from '../personal.ts';
import { compare, isZero, minus, negate, quantity, sum, zero } from '../quantity.ts';
import { type Restraint, restraintOf } from '../restraint.ts';
import { lotId, type StateView } from '../state.ts';
import { text } from '../text.ts';
import { unitCode } from '../units.ts';

export const saleGrounds = [
  'perishable',
  'depreciating',
  'cost',
  'special-management',
  'court-leave',
  'owner-consent',
] as const;

/**
 * Sells property: the only way from a thing or a token to money. Gross is exactly what is kept, and the costs and
 * liens that were paid from it. What was only held is sold on a ground of the law, by order, with the owner heard or
 * with the reason why not; its money is held as it was.
 */
export const realise = act({
  name: 'realisations',
  type: 'asset.realised.v1',
  correctable: true,
  body: z.strictObject({
    ...everyBody,
    ...lot,
    buyerReference: text(200),
    costs: z.array(z.strictObject({ quantity, reference: text(200), type: text(100) })).max(100),
    gross: quantity,
    ground: z.enum(saleGrounds).optional(),
    liens: z.array(z.strictObject({ holder: personal(text(200)), quantity, reference: text(200) })).max(100),
    ownerHeard: z.boolean().optional(),
    proceedsUnit: unitCode,
    whyNotHeard: personal(text(500)).optional(),
  }),
  decide: ({ body, caseId, order, recordedAt }, state) => {
    const sold = takeFrom(state, caseId, body, lotAccounts);
    if (isRefusal(sold)) return sold;
    const price = priceOf(body, state);
    if (isRefusal(price)) return price;
    const { costs, gross, liens, net } = price;
    const held = isHeld(sold.lot.account);
    const heard = body.ownerHeard === true || body.whyNotHeard !== undefined;
    const { code } = gross.unit;
    const { assetId } = body;
    const restraint = restraintOf(sold.lot);
    const { custodian } = sold.lot;
    const account = held ? sold.lot.account : 'owned:proceeds';
    const there = state.get('lot', caseId, lotId({ account, assetId, custodian, unit: code }));
    return (
      refuseIf(sold.unit.kind === 'currency', 'ALREADY_MONEY', { unit: sold.unit.code }) ??
      refuseIf(held && !order, 'ORDER_REQUIRED') ??
      refuseIf(held && body.ground === undefined, 'GROUND_REQUIRED') ??
      refuseIf(held && !heard, 'OWNER_NOT_HEARD') ??
      refuseUnderway(sold.lot, sold) ??
      (isZero(net) ? undefined : refuseEnded(there, restraint, recordedAt)) ??
      post(
        [
          ...move(sold, 'out:sold'),
          leg('source:sale', negate(gross.quantity), code, { assetId }),
          ...(isZero(net) ? [] : [leg(account, net, code, { assetId, custodian })]),
          ...costs.map((cost) => leg('out:costs', cost, code, { assetId })),
          ...liens.map((lien) => leg('out:liens', lien, code, { assetId })),
        ],
        {
          costTypes: body.costs.filter((cost) => !isZero(cost.quantity)).map(({ type }) => type),
          ...confiscatedShare(state, caseId, sold, net),
          net,
          ...(sold.lot.account === 'held:frozen' && { restraint: { ...restraint } }),
        },
      )
    );
  },
  evolve: ({ caseId, details, legs }, draft) => {
    const [sold] = legs;
    const money = legs.find(({ account, amount }) => isLotAccount(account) && !amount.startsWith('-'));
    if (!sold) throw new Error(`a sale of case ${caseId} sells nothing`);
    // its act made the details
    const {
      net,
      confiscated = net,
      restraint,
    } = details as { readonly confiscated?: string; readonly net: string; readonly restraint?: Restraint };
    const { assetId = '', custodian = '' } = sold;
    if (money) bringAlong(draft, caseId, money, { ofSale: true, ...(restraint && { restraint }) });
    if (sold.account === 'held:frozen' || sold.account === 'held:seized') return;
    const meant = { assetId, custodian, quantity: negate(sold.amount), unit: sold.unit };
    const proceeds = legs.find(({ account }) => account === 'source:sale');
    replaceOrigins(draft, caseId, meant, { ofSale: true, quantity: confiscated, unit: proceeds?.unit ?? '' });
  },
});

/** What was paid, in the unit of the proceeds, and what is kept of it. */
interface Price {
  readonly costs: readonly string[];
  readonly gross: Amount;
  readonly liens: readonly string[];
  readonly net: string;
}

function priceOf(
  body: {
    readonly costs: readonly { readonly quantity: string }[];
    readonly gross: string;
    readonly liens: readonly { readonly quantity: string }[];
    readonly proceedsUnit: string;
  },
  state: StateView,
): Price | Refusal {
  const unit = body.proceedsUnit;
  const gross = positiveAmountOf({ quantity: body.gross, unit }, state);
  if (isRefusal(gross)) return gross;
  if (gross.unit.kind !== 'currency') return refuse('NOT_MONEY', { unit: gross.unit.code });
  const [costs, liens] = [amountsOf(body.costs, unit, state), amountsOf(body.liens, unit, state)];
  if ('refused' in costs) return costs;
  if ('refused' in liens) return liens;
  const { code, digits } = gross.unit;
  const deductions = sum([zero(digits), ...costs, ...liens]);
  if (compare(deductions, gross.quantity) > 0)
    return refuse('DEDUCTIONS_EXCEED', { deductions, gross: gross.quantity, unit: code });
  return { costs, gross, liens, net: minus(gross.quantity, deductions) };
}

/** The quantities of a list that are more than nothing, with the unit's digits. */
function amountsOf(
  lines: readonly { readonly quantity: string }[],
  unit: string,
  state: StateView,
): readonly string[] | Refusal {
  const quantities: string[] = [];
  for (const line of lines) {
    const amount = amountOf({ quantity: line.quantity, unit }, state);
    if (isRefusal(amount)) return amount;
    if (!isZero(amount.quantity)) quantities.push(amount.quantity);
  }
  return quantities;
}
