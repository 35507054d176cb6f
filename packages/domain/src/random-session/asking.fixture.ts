import type { Body, Instruction } from '../fact.ts';
import type { MemoryState } from '../memory-state.ts';
import type { Principal } from '../principal.ts';
import { fromMinor, toMinor } from '../quantity.ts';
import * as people from '../scenario-people.fixture.ts';
import type { LotRecord } from '../state.ts';
import { digitsOf } from '../units.fixture.ts';
import { findUnit } from '../units.ts';
import type { Dice } from './dice.fixture.ts';

export interface Told {
  readonly asked: readonly Instruction[];
  readonly now: string;
  readonly proposals: readonly string[];
  /** What follows from facts so far, whether it was asked for already or not. */
  readonly reactions: readonly Instruction[];
  readonly state: MemoryState;
}

export interface Asking extends Told {
  readonly caseId: string;
  readonly dice: Dice;
}

export interface Asked {
  readonly act: string;
  readonly actor: Principal;
  readonly again?: Instruction;
  readonly body: Body;
}

export const noProposal = `sha256:${'0'.repeat(64)}`;
export const keys = ['k-1', 'k-2', 'k-3'] as const;
export const custodians = ['Bank B', 'AMLO', 'Treasury'] as const;
export const assets = ['A1', 'A2', 'A3'] as const;
export const units = ['THB', 'THB', 'JPY', 'BTC', 'item'] as const;
export const orders = ['1', '2', '3', '4', '5', '6'] as const;
export const everyone = [
  people.investigator,
  people.prosecutor,
  people.otherProsecutor,
  people.agencyCourt,
  people.treasury,
  people.amlo,
  people.stranger,
  people.auditor,
] as const;

/** Later orders have later dates. */
export const orderOf = (dice: Dice) => {
  const month = dice.pick(orders);
  return { authority: 'Court', date: `2026-0${month}-01`, reference: `Kor ${month}` };
};
export const usually = (dice: Dice, actor: Principal): Principal =>
  dice.chance(12) ? dice.pick(everyone) : actor;
export const hoursAfter = (now: string, hours: number): string =>
  new Date(Date.parse(now) + hours * 3_600_000).toISOString();

export function amountIn(unit: string, dice: Dice): string {
  const digits = findUnit(unit)?.digits ?? 2;
  if (unit === 'item') return dice.chance(9) ? '2' : '1';
  return fromMinor(BigInt(dice.throw(1000)), digits);
}

/** Mostly all or half of what is there; sometimes a bit, nothing, or one too many. */
export function partOf(quantity: string, unit: string, dice: Dice): string {
  const digits = digitsOf(unit);
  const all = toMinor(quantity, digits);
  const parts = [all, all, all / 2n, all / 2n, all / 3n, all / 3n, 1n, 0n, all + 1n] as const;
  return fromMinor(dice.pick(parts), digits);
}

export function anyLot({ caseId, dice, state }: Asking, account = ''): LotRecord {
  const all = [...state.scan('lot', caseId, '')].map(([, lot]) => lot);
  const lots = dice.chance(9) ? all : all.filter((lot) => lot.account.startsWith(account));
  const nowhere = { account: 'held:seized', assetId: 'A9', custodian: 'AMLO', number: 0 } as const;
  return dice.among(lots) ?? { ...nowhere, quantity: '1.00', unit: 'THB' };
}

export function lotBody(asking: Asking, account = ''): Body {
  const { account: within, assetId, custodian, quantity, unit } = anyLot(asking, account);
  const part = partOf(quantity, unit, asking.dice);
  const where = { ...(!asking.dice.chance(4) && { account: within, custodian }) };
  return { assetId, quantity: part, unit, ...where };
}

/** Of a lot that is of an asset. */
export function assetBody(asking: Asking, account = ''): Body {
  const body = lotBody(asking, account);
  return body['assetId'] === '' ? { ...body, assetId: 'A1' } : body;
}

/** Of any lot; what came in for the whole case is of no asset. */
export function receiptOrLotBody(asking: Asking, account = ''): Body {
  const { assetId, ...body } = lotBody(asking, account);
  return assetId === '' ? body : { ...body, assetId };
}

export const placeOf = ({ assetId, custodian, unit }: LotRecord) => ({
  assetId: assetId || 'A1',
  custodian,
  unit,
});

export function taking({ caseId, dice, now, state }: Asking): Body {
  const [assetId, unit] = [dice.pick(assets), dice.pick(units)];
  const isNew = state.get('asset', caseId, assetId) === undefined;
  return {
    assetId,
    custodian: dice.pick(custodians),
    order: orderOf(dice),
    quantity: amountIn(unit, dice),
    unit,
    ...(isNew && { asset: { description: assetId, kind: 'other' } }),
    ...(dice.chance(6) && { effectiveAt: hoursAfter(now, dice.throw(40) - 10) }),
  };
}

export function anyTransfer({ caseId, dice, state }: Asking) {
  const sent = [...state.scan('transfer', caseId, '')].map(([, transfer]) => transfer);
  const underway = sent.filter((transfer) => transfer.state === 'in-transit');
  return dice.among(dice.chance(6) ? sent : underway);
}

export const receiver = ({ to }: { readonly to: string }): Principal | undefined =>
  [people.treasury, people.amlo].find(({ agency }) => agency === to);
export const sender = ({ sentBy }: { readonly sentBy: string }): Principal =>
  everyone.find(({ subject }) => subject === sentBy) ?? people.investigator;

export function settling(asking: Asking): { readonly actor: Principal; readonly body: Body } {
  const transfer = anyTransfer(asking);
  if (!transfer) return { actor: people.treasury, body: { transferId: 'T9' } };
  const { transferId } = transfer;
  const itself = asking.dice.chance(4) ? undefined : receiver(transfer);
  if (itself) return { actor: usually(asking.dice, itself), body: { transferId } };
  return { actor: usually(asking.dice, sender(transfer)), body: { byLetter: 'L', transferId } };
}
