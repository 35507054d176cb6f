import * as people from '../scenario-people.fixture.ts';
import { findUnit } from '../units.ts';
import {
  amountIn,
  anyLot,
  type Asked,
  type Asking,
  assetBody,
  custodians,
  lotBody,
  orderOf,
  partOf,
  receiptOrLotBody,
  usually,
} from './asking.fixture.ts';

export const confiscate = (asking: Asking): Asked => {
  const body = { ...assetBody(asking), final: !asking.dice.chance(3), order: orderOf(asking.dice) };
  return { act: 'confiscations', actor: usually(asking.dice, people.prosecutor), body };
};

export const finalise = (asking: Asking): Asked => {
  const body = {
    ...assetBody(asking, 'held:confiscated'),
    decidedAt: '2026-06-01',
    order: orderOf(asking.dice),
  };
  return { act: 'finality', actor: people.agencyCourt, body };
};

export const reverse = (asking: Asking): Asked => {
  const { caseId, dice, state } = asking;
  const origins = [...state.scan('origin', caseId, '')];
  const [name = 'A9|THB', origin] = dice.among(origins) ?? [];
  const [assetId = '', unit = ''] = name.split('|');
  const known = { assetId, quantity: partOf(origin?.quantity ?? '1.00', unit, dice), unit };
  const named = dice.chance(4) ? assetBody(asking, 'owned') : known;
  const part = { shortfall: partOf(String(named['quantity']), String(named['unit']), dice) };
  const body = { ...named, appeal: orderOf(dice), order: orderOf(dice), ...(dice.chance(3) && part) };
  return { act: 'reversals', actor: usually(dice, people.prosecutor), body };
};

export const realise = (asking: Asking): Asked => {
  const { caseId, dice, state } = asking;
  const things = [...state.scan('lot', caseId, '')].filter(
    ([, { unit }]) => findUnit(unit)?.kind !== 'currency',
  );
  const [, thing = anyLot(asking)] = dice.among(things) ?? [];
  const { account, assetId, custodian, quantity, unit } = thing;
  const named = { account, assetId: assetId === '' ? 'A1' : assetId, custodian };
  const part = partOf(quantity, unit, dice);
  const proceedsUnit = dice.pick(['THB', 'THB', 'USD']);
  const line = (name: string) => ({ [name]: 'x', quantity: `${dice.throw(3)}.5`, reference: 'x' });
  const body = {
    ...named,
    buyerReference: 'B',
    costs: Array.from({ length: dice.throw(3) }, () => ({
      ...line('type'),
      type: dice.pick(['tax', 'fee']),
    })),
    gross: `${dice.throw(900)}.01`,
    ground: 'court-leave',
    liens: Array.from({ length: dice.throw(2) }, () => line('holder')),
    order: orderOf(dice),
    ownerHeard: !dice.chance(6),
    proceedsUnit,
    quantity: part,
    unit,
  };
  return { act: 'realisations', actor: usually(dice, people.prosecutor), body };
};

export const convert = (asking: Asking): Asked => {
  const { dice } = asking;
  const from = receiptOrLotBody(asking);
  const isToken = findUnit(String(from['unit']))?.kind === 'token';
  const unit = isToken ? 'BCH' : dice.pick(['JPY', 'USD', 'THB', 'BCH']);
  // at a rate of one, what has fewer digits is rounded: mostly by less than its last
  const [whole = '0'] = String(from['quantity']).split('.');
  const to = { quantity: dice.chance(4) ? amountIn(unit, dice) : whole, unit };
  const body = { ...from, rate: '1', rateAt: '2026-06-01T00:00:00Z', source: 'Bank', to };
  return { act: 'conversions', actor: usually(dice, people.prosecutor), body };
};

export const cost = (asking: Asking): Asked => {
  const { dice } = asking;
  const { account, assetId, custodian, ...amount } = lotBody(asking, 'owned');
  const paidBy = dice.chance(4) ? 'state' : 'property';
  const whole = dice.chance(3) ? {} : { ...(assetId !== '' && { assetId }), custodian };
  const where = { ...whole, ...(account !== undefined && !dice.chance(3) && { account }) };
  const besides = { invoice: 'I', order: orderOf(dice), paidBy, type: dice.pick(['storage', 'tax']) };
  const defined = Object.fromEntries(Object.entries(where).filter(([, value]) => value !== undefined));
  return {
    act: 'costs',
    actor: usually(dice, people.prosecutor),
    body: { ...amount, ...defined, ...besides },
  };
};

export const receive = (asking: Asking): Asked => {
  const { caseId, dice, state } = asking;
  const orders = [...state.scan('order', caseId, '')].filter(([, order]) => order.kind === 'value');
  const [orderId, order] = dice.among(orders) ?? [];
  const unit = order?.unit ?? dice.pick(['THB', 'JPY']);
  const basis =
    orderId !== undefined && !dice.chance(3) ? { basis: 'value-order', orderId } : { basis: 'share' };
  const body = {
    ...basis,
    custodian: dice.pick(custodians),
    payer: 'P',
    quantity: amountIn(unit, dice),
    unit,
  };
  return { act: 'receipts-in', actor: usually(dice, people.prosecutor), body };
};

export const share = (asking: Asking): Asked => {
  const { dice } = asking;
  const { account: _, assetId, custodian, ...amount } = lotBody(asking, 'owned');
  const source = { ...(assetId !== '' && { assetId }), ...(custodian !== undefined && { custodian }) };
  const sources = dice.chance(4) && { sources: [source] };
  const body = { ...amount, ...sources, agreement: 'A', partner: 'KH' };
  return { act: 'shares', actor: usually(dice, people.prosecutor), body };
};

export const remit = (asking: Asking): Asked => {
  const body = { ...receiptOrLotBody(asking, 'owned'), purpose: 'treasury', reference: 'x' };
  return { act: 'remittances', actor: usually(asking.dice, people.prosecutor), body };
};
