import { fromMinor } from '../quantity.ts';
import { deMinimisModes } from '../restitution/de-minimis.ts';
import { methods } from '../restitution/methods.ts';
import * as people from '../scenario-people.fixture.ts';
import { digitsOf } from '../units.fixture.ts';
import { findUnit } from '../units.ts';
import {
  amountIn,
  anyLot,
  type Asked,
  type Asking,
  assetBody,
  orderOf,
  partOf,
  placeOf,
  usually,
} from './asking.fixture.ts';

export const claim = (asking: Asking): Asked => {
  const { dice } = asking;
  const lot = anyLot(asking, 'owned');
  const unit = lot.unit === 'item' ? 'THB' : lot.unit;
  const [grossLoss, priorRecoveries] = [
    amountIn(unit, dice),
    fromMinor(BigInt(dice.throw(9)), digitsOf(findUnit(unit)?.code ?? unit)),
  ];
  const priority = dice.pick(['victim', 'victim', 'state']);
  const named = { claimId: `P${dice.throw(5)}`, person: 'P', priority };
  const body = { ...named, grossLoss, order: orderOf(dice), priorRecoveries, unit };
  return { act: 'claims', actor: usually(dice, people.prosecutor), body };
};

export const amend = ({ caseId, dice, state }: Asking): Asked => {
  const claim = dice.among([...state.scan('claim', caseId, '')].map(([, one]) => one));
  const unit = claim?.unit ?? 'THB';
  const status = dice.pick([
    'admitted',
    'admitted',
    'admitted',
    'admitted',
    'disputed',
    'rejected',
    'excluded',
  ]);
  const loss = dice.chance(2) && { grossLoss: amountIn(unit, dice) };
  const body = {
    claimId: claim?.claimId ?? 'P9',
    reason: 'x',
    ...loss,
    ...(!dice.chance(3) && { status }),
  };
  return { act: 'claims/amendment', actor: usually(dice, people.prosecutor), body };
};

export const distribute = (asking: Asking): Asked => {
  const { caseId, dice, state } = asking;
  const { unit } = anyLot(asking, 'owned');
  const fund = dice.chance(2) ? amountIn(unit, dice) : 'all';
  const disputed = [...state.scan('claim', caseId, '')].filter(([, one]) => one.status === 'disputed');
  const [claimId] = dice.among(disputed) ?? [];
  const [withheld = 'P9'] = dice.among([...state.scan('claim', caseId, '')]) ?? [];
  const some = (): string => fromMinor(BigInt(dice.throw(40)), findUnit(unit)?.digits ?? 2);
  const reserve = claimId === undefined ? { quantity: some() } : [{ claimId, quantity: some() }];
  const [heldOrder] = [...state.scan('order', caseId, '')].find(([, order]) => order.from === 'held') ?? [];
  const held = heldOrder !== undefined && dice.chance(3);
  const others = dice.chance(3) ? ['THB', 'JPY', 'BTC'].filter((one) => findUnit(one)?.code !== unit) : [];
  const [rates] = [
    others.map((other) => ({ date: '2026-01-01', rate: '0.37', source: 'Bank', unit: other })),
  ];
  const body = {
    fund,
    method: dice.pick(methods),
    restitutionId: `R${dice.throw(9)}`,
    unit,
    ...(held ? { from: 'held', orderId: heldOrder } : { order: orderOf(dice) }),
    ...(dice.chance(4) && { catchUp: true }),
    ...(dice.chance(4) && {
      classes: [{ priority: 'victim' }, { method: 'equal-awards', priority: 'state' }],
    }),
    ...(dice.chance(3) && { deMinimis: { mode: dice.pick(deMinimisModes), threshold: some() } }),
    ...(dice.chance(6) && { holds: [withheld] }),
    ...(rates.length > 0 && { rates }),
    ...(dice.chance(3) && { reserve }),
  };
  return { act: 'restitutions', actor: usually(dice, people.prosecutor), body };
};

export const pay = ({ caseId, dice, state }: Asking): Asked => {
  const parts = [...state.scan('allocation', caseId, '')].map(([, part]) => part);
  const due = dice.chance(9) ? parts : parts.filter(({ quantity }) => Number(quantity) > 0);
  const part = dice.among(due);
  const amount = part ? partOf(part.quantity, part.unit, dice) : '1.00';
  const ids = { claimId: part?.claimId ?? 'P9', restitutionId: part?.restitutionId ?? 'R9' };
  const body = { ...ids, amount, paymentReference: 'x' };
  return { act: 'restitutions/payments', actor: usually(dice, people.prosecutor), body };
};

export const returnPaid = ({ caseId, dice, state }: Asking): Asked => {
  const [name, part] = dice.among([...state.scan('payment', caseId, '')]) ?? [];
  const restitutionId = dice.chance(9) ? 'R9' : (part?.restitutionId ?? 'R9');
  const body = { paymentId: name?.split('|')[0] ?? 'K9', reason: 'account closed', restitutionId };
  return { act: 'restitutions/payments/returns', actor: usually(dice, people.prosecutor), body };
};

export const unallocate = ({ caseId, dice, state }: Asking): Asked => {
  const parts = [...state.scan('allocation', caseId, '')].map(([, part]) => part);
  const part = dice.among(dice.chance(9) ? parts : parts.filter(({ quantity }) => Number(quantity) > 0));
  const amount = part ? partOf(part.quantity, part.unit, dice) : '1.00';
  const ids = { claimId: part?.claimId ?? 'P9', restitutionId: part?.restitutionId ?? 'R9' };
  const body = { ...ids, amount, order: orderOf(dice), reason: 'not cashed' };
  return { act: 'restitutions/voids', actor: usually(dice, people.prosecutor), body };
};

export const unreserve = ({ caseId, dice, state }: Asking): Asked => {
  const parts = [...state.scan('reserve', caseId, '')].map(([, part]) => part);
  const part = dice.among(dice.chance(9) ? parts : parts.filter(({ quantity }) => Number(quantity) > 0));
  const ofClaim = part?.claimId !== undefined && { ofClaim: part.claimId };
  const to = dice.chance(2) && { toClaim: dice.chance(2) ? `P${dice.throw(5)}` : (part?.claimId ?? 'P9') };
  const quantity = part ? partOf(part.quantity, part.unit, dice) : '1';
  const body = {
    order: orderOf(dice),
    quantity,
    restitutionId: part?.restitutionId ?? 'R9',
    ...ofClaim,
    ...to,
  };
  return { act: 'restitutions/reserve-releases', actor: usually(dice, people.prosecutor), body };
};

export const giveBack = (asking: Asking): Asked => {
  const { caseId, dice, state } = asking;
  const claim = dice.among([...state.scan('claim', caseId, '')].map(([, one]) => one));
  const unit = claim?.unit ?? 'THB';
  const credit = dice.chance(2) && { credit: { quantity: amountIn(unit, dice), unit } };
  const lots = [...state.scan('lot', caseId, '')].map(([, one]) => one);
  const thing = dice.among(lots.filter((one) => findUnit(one.unit)?.kind !== 'currency'));
  const lot = thing && !dice.chance(9) ? { ...placeOf(thing), quantity: thing.quantity } : assetBody(asking);
  const body = { ...lot, claimId: claim?.claimId ?? 'P9', receipt: 'x', ...credit };
  return { act: 'returns-in-kind', actor: usually(dice, people.prosecutor), body };
};
