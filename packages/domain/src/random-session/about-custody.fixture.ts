import * as people from '../scenario-people.fixture.ts';
import {
  amountIn,
  anyLot,
  anyTransfer,
  type Asked,
  type Asking,
  assetBody,
  assets,
  custodians,
  hoursAfter,
  orderOf,
  partOf,
  placeOf,
  receiptOrLotBody,
  receiver,
  settling,
  taking,
  usually,
} from './asking.fixture.ts';

export const freeze = (asking: Asking): Asked => {
  const { dice, now } = asking;
  const unknown = dice.chance(6) && { quantity: 'unknown' };
  const expiring = !dice.chance(3) && { expiresAt: hoursAfter(now, dice.throw(18)) };
  const more = dice.chance(3) && placeOf(anyLot(asking, 'held:frozen'));
  const { asset, ...taken } = taking(asking);
  const isNew = !more && asset !== undefined && { asset };
  const body = { ...taken, ...isNew, ...more, ...unknown, ...expiring };
  return { act: 'freezes', actor: usually(dice, people.investigator), body };
};

export const extend = (asking: Asking): Asked => {
  const body = {
    assetId: anyLot(asking, 'held:frozen').assetId || 'A1',
    expiresAt: hoursAfter(asking.now, asking.dice.throw(18)),
    order: orderOf(asking.dice),
  };
  return { act: 'extensions', actor: people.investigator, body };
};

export const seize = (asking: Asking): Asked => {
  const fromLot = asking.dice.chance(2);
  const { account: _account, custodian: _custodian, ...lot } = assetBody(asking);
  const takes = taking(asking);
  const body = fromLot ? { ...lot, custodian: takes['custodian'], order: takes['order'] } : takes;
  return { act: 'seizures', actor: usually(asking.dice, people.investigator), body };
};

export const accrue = (asking: Asking): Asked => {
  const { caseId, dice, state } = asking;
  const reason = dice.pick(['interest', 'found', 'balance-reported']);
  const blind = [...state.scan('lot', caseId, '')].map(([, lot]) => lot).filter(({ unknown }) => unknown);
  const lot = dice.chance(4) ? undefined : dice.among(blind);
  const reported = lot && { ...placeOf(lot), account: lot.account, quantity: amountIn(lot.unit, dice) };
  return {
    act: 'accruals',
    actor: people.investigator,
    body: { ...(reported ?? assetBody(asking)), reason },
  };
};

export const value = (asking: Asking): Asked => {
  const assetId = anyLot(asking).assetId || 'A1';
  const worth = { quantity: '5.00', unit: 'USD' };
  const body = { assetId, date: '2026-06-01', method: 'market', value: worth, valuer: 'V' };
  return { act: 'valuations', actor: people.investigator, body };
};

export const release = (asking: Asking): Asked => {
  const basis = asking.dice.pick(['order', 'withdrawal', 'expiry']);
  const body = { ...assetBody(asking), basis, order: orderOf(asking.dice), recipient: 'Owner' };
  return { act: 'releases', actor: usually(asking.dice, people.prosecutor), body };
};

export const writeOff = (asking: Asking): Asked => {
  const body = { ...receiptOrLotBody(asking), reason: asking.dice.pick(['stolen', 'fee']), reference: 'x' };
  return { act: 'write-offs', actor: usually(asking.dice, people.treasury), body };
};

export const transfer = (asking: Asking): Asked => {
  const { dice } = asking;
  const { account, assetId: named, custodian, quantity, unit } = anyLot(asking);
  const assetId = named === '' ? 'A1' : named;
  const from = dice.chance(9) ? dice.pick(custodians) : custodian;
  const body = {
    assetId,
    from,
    order: orderOf(dice),
    quantity: partOf(quantity, unit, dice),
    to: dice.pick(custodians),
    unit,
    ...(!dice.chance(4) && { account }),
  };
  const keeper = dice.chance(3) ? receiver({ to: from }) : undefined;
  return { act: 'transfers', actor: keeper ?? people.investigator, body };
};

export const confirm = (asking: Asking): Asked => {
  const { actor, body } = settling(asking);
  const transfer = asking.state.get('transfer', asking.caseId, String(body['transferId']));
  const short = asking.dice.chance(3) && transfer;
  const reason = asking.dice.pick(['fee', 'stolen', 'count-difference']);
  const quantity = transfer ? amountIn(transfer.unit, asking.dice) : '0';
  return {
    act: 'transfers/confirmation',
    actor,
    body: { ...body, ...(short && { shortfall: { quantity, reason } }) },
  };
};

export const cancel = (asking: Asking): Asked => {
  const body = { reason: 'x', transferId: anyTransfer(asking)?.transferId ?? 'T9' };
  return { act: 'transfers/cancellation', actor: people.investigator, body };
};

export const refuse = (asking: Asking): Asked => {
  const { actor, body } = settling(asking);
  return { act: 'transfers/refusal', actor, body: { ...body, reason: 'no' } };
};

export const leave = (asking: Asking): Asked => {
  const { caseId, dice } = asking;
  const toCase = dice.chance(9) ? 'C-9' : caseId.replace(/^C-[12]/, (own) => (own === 'C-1' ? 'C-2' : 'C-1'));
  const elsewhere = dice.chance(3) && { toAssetId: dice.pick(assets) };
  const { assetId, ...lot } = receiptOrLotBody(asking);
  const named = assetId !== undefined && { assetId, ...elsewhere };
  const body = { ...lot, ...named, order: orderOf(dice), toCase };
  return { act: 'transfers', actor: usually(dice, people.prosecutor), body };
};
