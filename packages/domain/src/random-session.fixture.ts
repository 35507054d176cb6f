import fc from 'fast-check';
import type { Body, Instruction } from './fact.ts';
import type { MemoryState } from './memory-state.ts';
import type { Principal } from './principal.ts';
import { fromMinor, toMinor } from './quantity.ts';
import { deMinimisModes } from './restitution/de-minimis.ts';
import { methods } from './restitution/methods.ts';
import * as people from './scenario-people.fixture.ts';
import type { Kind, LotRecord, Records } from './state.ts';
import { digitsOf } from './units.fixture.ts';
import { findUnit } from './units.ts';

/** A step before it is told what the book holds: the kind of act, and numbers to choose by. */
export interface Choice {
  readonly act: keyof typeof builders;
  readonly caseId: string;
  readonly numbers: readonly number[];
}

/** Sessions of a few cases, assets, units and people, of acts that are mostly but not always allowed. */
export const sessions = (steps: number): fc.Arbitrary<readonly Choice[]> =>
  fc.array(
    fc.record({
      act: fc.constantFrom(...often),
      caseId: fc.constantFrom('C-1', 'C-1', 'C-1', 'C-2'),
      numbers: fc.array(fc.nat(2 ** 20), { maxLength: 8, minLength: 8 }),
    }),
    { maxLength: steps, minLength: steps, size: 'max' },
  );

/** Sessions of what follows a distribution, in a case that has money, claims and one proposed: {@link prepared}. */
export const restitutionSessions = (steps: number): fc.Arbitrary<readonly Choice[]> =>
  fc.array(
    fc.record({
      act: fc.constantFrom(...aboutRestitution),
      caseId: fc.constant('C-1'),
      numbers: fc.array(fc.nat(2 ** 20), { maxLength: 8, minLength: 8 }),
    }),
    { maxLength: steps, minLength: steps, size: 'max' },
  );

/** What comes before a session of restitution. */
export function prepared(now: string): readonly Instruction[] {
  const order = { authority: 'Court', date: '2026-01-01', reference: 'Kor 1' };
  const by = (actor: Principal, act: string, body: Body, place: number): Instruction => ({
    act,
    actor,
    body,
    caseId: 'C-1',
    id: `first-${place}`,
    sentAt: now,
  });
  const lot = (assetId: string) => ({ assetId, quantity: '9.00', unit: 'THB' });
  const claim = (claimId: string, unit: string, grossLoss: string) =>
    [
      'claims',
      { claimId, grossLoss, order, person: 'P', priorRecoveries: '0', priority: 'victim', unit },
    ] as const;
  const opening = { agency: 'TH-CCIB', jurisdiction: 'TH', title: 'Case' };
  const asset = { description: 'Account', kind: 'account' };
  const seized = (assetId: string) =>
    ['seizures', { ...lot(assetId), asset, custodian: 'AMLO', order }] as const;
  const taken = [
    ['cases', { ...opening, openedAt: '2026-01-01T00:00:00Z', timeZone: 'Asia/Bangkok' }],
    seized('A1'),
    seized('A2'),
    seized('A3'),
  ] as const;
  const judged = [
    ['confiscations', { ...lot('A1'), final: true, order }],
    ['confiscations', { ...lot('A2'), final: true, order }],
    ['orders', { ...order, from: 'held', kind: 'restitution', orderId: 'O0' }],
    claim('P0', 'THB', '5.00'),
    claim('P1', 'THB', '7.50'),
    claim('P2', 'JPY', '9'),
    claim('P3', 'THB', '20.00'),
  ] as const;
  return [
    ...taken.map(([act, body], place) => by(people.investigator, act, body, place)),
    ...judged.map(([act, body], place) => by(people.prosecutor, act, body, taken.length + place)),
  ];
}

/** The instruction that a choice makes of what is in the book now. */
export function instructionOf(choice: Choice, book: Told): Instruction {
  const dice = new Dice(choice.numbers);
  const { actor, act, again, body } = builders[actOf(choice, book, dice)]({
    ...book,
    caseId: choice.caseId,
    dice,
  });
  if (again) return again;
  const id = dice.chance(30) ? dice.pick(keys) : `key-${book.asked.length}`;
  return { act, actor, body, caseId: choice.caseId, id, sentAt: book.now };
}

/** Mostly what can be done: where an act has nothing to act on, the one that brings it there. */
function actOf({ act, caseId }: Choice, { state }: Told, dice: Dice): Choice['act'] {
  const some = <K extends Kind>(kind: K, counts: (record: Records[K]) => boolean = () => true): boolean =>
    [...state.scan(kind, caseId, '')].some(([, record]) => counts(record));
  const has = {
    case: some('case'),
    closed: some('case', ({ closed }) => closed),
    claim: some('claim'),
    departure: some('departure'),
    due: some('allocation', ({ quantity }) => Number(quantity) > 0),
    lot: some('lot'),
    confiscated: some('origin'),
    money: some(
      'lot',
      ({ account, unit }) => account.startsWith('owned') && findUnit(unit)?.kind === 'currency',
    ),
    payment: some('payment', ({ returned }) => !returned),
    reserve: some('reserve', ({ quantity }) => Number(quantity) > 0),
    notFinal: some('lot', ({ account }) => account === 'held:confiscated'),
    owned: some('lot', ({ account }) => account.startsWith('owned')),
    proposal: some('proposal', (proposal) => proposal.state === 'open'),
    thing: some('lot', ({ unit }) => findUnit(unit)?.kind !== 'currency'),
    underway: some('transfer', (transfer) => transfer.state === 'in-transit'),
  };
  if (has.proposal && settledFirst.has(act)) return 'approve';
  const [needed, bringing] = needs.find(([what, , acts]) => !has[what] && acts.includes(act)) ?? [];
  return needed === undefined || bringing === undefined || dice.chance(8) ? act : bringing;
}

export interface Told {
  readonly asked: readonly Instruction[];
  readonly now: string;
  readonly proposals: readonly string[];
  /** What follows from facts so far, whether it was asked for already or not. */
  readonly reactions: readonly Instruction[];
  readonly state: MemoryState;
}

interface Asking extends Told {
  readonly caseId: string;
  readonly dice: Dice;
}

interface Asked {
  readonly act: string;
  readonly actor: Principal;
  readonly again?: Instruction;
  readonly body: Body;
}

/** Takes one number after the other, so that shrinking them shrinks what was chosen. */
class Dice {
  private readonly numbers: readonly number[];
  private thrown = 0;

  constructor(numbers: readonly number[]) {
    this.numbers = numbers;
  }

  throw(below: number): number {
    const number = this.numbers[this.thrown % this.numbers.length] ?? 0;
    this.thrown += 1;
    return number % below;
  }

  chance(oneIn: number): boolean {
    return this.throw(oneIn) === oneIn - 1;
  }

  pick<T>(from: readonly [T, ...T[]]): T {
    return from[this.throw(from.length)] ?? from[0];
  }

  among<T>(from: readonly T[]): T | undefined {
    return from.length === 0 ? undefined : from[this.throw(from.length)];
  }
}

const noProposal = `sha256:${'0'.repeat(64)}`;
const keys = ['k-1', 'k-2', 'k-3'] as const;
const custodians = ['Bank B', 'AMLO', 'Treasury'] as const;
const assets = ['A1', 'A2', 'A3'] as const;
const units = ['THB', 'THB', 'JPY', 'BTC', 'item'] as const;
const orders = ['1', '2', '3', '4', '5', '6'] as const;
const everyone = [
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
const orderOf = (dice: Dice) => {
  const month = dice.pick(orders);
  return { authority: 'Court', date: `2026-0${month}-01`, reference: `Kor ${month}` };
};
const usually = (dice: Dice, actor: Principal): Principal => (dice.chance(12) ? dice.pick(everyone) : actor);
const hoursAfter = (now: string, hours: number): string =>
  new Date(Date.parse(now) + hours * 3_600_000).toISOString();

function amountIn(unit: string, dice: Dice): string {
  const digits = findUnit(unit)?.digits ?? 2;
  if (unit === 'item') return dice.chance(9) ? '2' : '1';
  return fromMinor(BigInt(dice.throw(1000)), digits);
}

/** Mostly all or half of what is there; sometimes a bit, nothing, or one too many. */
function partOf(quantity: string, unit: string, dice: Dice): string {
  const digits = digitsOf(unit);
  const all = toMinor(quantity, digits);
  const parts = [all, all, all / 2n, all / 2n, all / 3n, all / 3n, 1n, 0n, all + 1n] as const;
  return fromMinor(dice.pick(parts), digits);
}

function anyLot({ caseId, dice, state }: Asking, account = ''): LotRecord {
  const all = [...state.scan('lot', caseId, '')].map(([, lot]) => lot);
  const lots = dice.chance(9) ? all : all.filter((lot) => lot.account.startsWith(account));
  const nowhere = { account: 'held:seized', assetId: 'A9', custodian: 'AMLO', number: 0 } as const;
  return dice.among(lots) ?? { ...nowhere, quantity: '1.00', unit: 'THB' };
}

function lotBody(asking: Asking, account = ''): Body {
  const { account: within, assetId, custodian, quantity, unit } = anyLot(asking, account);
  const part = partOf(quantity, unit, asking.dice);
  const where = { ...(!asking.dice.chance(4) && { account: within, custodian }) };
  return { assetId, quantity: part, unit, ...where };
}

/** Of a lot that is of an asset. */
function assetBody(asking: Asking, account = ''): Body {
  const body = lotBody(asking, account);
  return body['assetId'] === '' ? { ...body, assetId: 'A1' } : body;
}

/** Of any lot; what came in for the whole case is of no asset. */
function receiptOrLotBody(asking: Asking, account = ''): Body {
  const { assetId, ...body } = lotBody(asking, account);
  return assetId === '' ? body : { ...body, assetId };
}

const placeOf = ({ assetId, custodian, unit }: LotRecord) => ({ assetId: assetId || 'A1', custodian, unit });

function taking({ caseId, dice, now, state }: Asking): Body {
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

function anyTransfer({ caseId, dice, state }: Asking) {
  const sent = [...state.scan('transfer', caseId, '')].map(([, transfer]) => transfer);
  const underway = sent.filter((transfer) => transfer.state === 'in-transit');
  return dice.among(dice.chance(6) ? sent : underway);
}

const receiver = ({ to }: { readonly to: string }): Principal | undefined =>
  [people.treasury, people.amlo].find(({ agency }) => agency === to);
const sender = ({ sentBy }: { readonly sentBy: string }): Principal =>
  everyone.find(({ subject }) => subject === sentBy) ?? people.investigator;

function settling(asking: Asking): { readonly actor: Principal; readonly body: Body } {
  const transfer = anyTransfer(asking);
  if (!transfer) return { actor: people.treasury, body: { transferId: 'T9' } };
  const { transferId } = transfer;
  const itself = asking.dice.chance(4) ? undefined : receiver(transfer);
  if (itself) return { actor: usually(asking.dice, itself), body: { transferId } };
  return { actor: usually(asking.dice, sender(transfer)), body: { byLetter: 'L', transferId } };
}

const builders = {
  amend: ({ caseId, dice, state }: Asking): Asked => {
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
  },
  accrue: (asking: Asking): Asked => {
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
  },
  approve: ({ caseId, dice, proposals, state }: Asking): Asked => {
    const open = [...state.scan('proposal', caseId, '')].filter(([, one]) => one.state === 'open');
    const [hash, proposal] = dice.among(open) ?? [];
    const seconds = [people.otherProsecutor, people.agencyCourt, people.otherVault];
    const second =
      seconds.find(({ role }) => proposal?.needs.some((needed) => needed === role)) ?? people.agencyCourt;
    const actor = dice.chance(5) ? people.prosecutor : second;
    const proposalHash = dice.chance(6) || !hash ? (dice.among(proposals) ?? noProposal) : hash;
    const [act, besides] = dice.pick([
      ['approvals', {}],
      ['approvals', {}],
      ['approvals', {}],
      ['approvals', {}],
      ['rejections', { reason: 'no' }],
      ['withdrawals', {}],
    ] as const);
    return {
      act,
      actor: act === 'withdrawals' ? people.prosecutor : actor,
      body: { proposalHash, ...besides },
    };
  },
  ask: ({ asked, dice }: Asking): Asked => {
    const again = dice.among(asked);
    const other = again && dice.chance(3) ? { ...again, actor: dice.pick(everyone) } : again;
    return { ...builders.open({ dice } as Asking), ...(other && { again: other }) };
  },
  cancel: (asking: Asking): Asked => {
    const body = { reason: 'x', transferId: anyTransfer(asking)?.transferId ?? 'T9' };
    return { act: 'transfers/cancellation', actor: people.investigator, body };
  },
  convert: (asking: Asking): Asked => {
    const { dice } = asking;
    const from = receiptOrLotBody(asking);
    const isToken = findUnit(String(from['unit']))?.kind === 'token';
    const unit = isToken ? 'BCH' : dice.pick(['JPY', 'USD', 'THB', 'BCH']);
    // at a rate of one, what has fewer digits is rounded: mostly by less than its last
    const [whole = '0'] = String(from['quantity']).split('.');
    const to = { quantity: dice.chance(4) ? amountIn(unit, dice) : whole, unit };
    const body = { ...from, rate: '1', rateAt: '2026-06-01T00:00:00Z', source: 'Bank', to };
    return { act: 'conversions', actor: usually(dice, people.prosecutor), body };
  },
  correct: (asking: Asking): Asked => {
    const { caseId, dice, state } = asking;
    const done = [...state.scan('posted', caseId, '')].filter(([, { undo }]) => undo);
    const [id = '0', posted] = (dice.chance(3) ? dice.among(done) : done.at(-1 - dice.throw(3))) ?? [];
    const body = { foundBy: 'Audit', reason: 'x', sequence: Number(id) };
    const instead = posted && dice.chance(2) && replacements[posted.act]?.(asking);
    const replacement = instead && { act: instead.act, body: { ...instead.body, effectiveAt: undefined } };
    const said = replacement && JSON.parse(JSON.stringify(replacement));
    const actor = usually(dice, people.prosecutor);
    return { act: 'corrections', actor, body: { ...body, ...(said && { replacement: said }) } };
  },
  cost: (asking: Asking): Asked => {
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
  },
  claim: (asking: Asking): Asked => {
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
  },
  close: ({ dice }: Asking): Asked => {
    const actor = dice.chance(3) ? people.prosecutor : people.stranger;
    return { act: 'closure', actor, body: { reason: 'done' } };
  },
  confirm: (asking: Asking): Asked => {
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
  },
  confiscate: (asking: Asking): Asked => {
    const body = { ...assetBody(asking), final: !asking.dice.chance(3), order: orderOf(asking.dice) };
    return { act: 'confiscations', actor: usually(asking.dice, people.prosecutor), body };
  },
  distribute: (asking: Asking): Asked => {
    const { caseId, dice, state } = asking;
    const { unit } = anyLot(asking, 'owned');
    const fund = dice.chance(2) ? amountIn(unit, dice) : 'all';
    const disputed = [...state.scan('claim', caseId, '')].filter(([, one]) => one.status === 'disputed');
    const [claimId] = dice.among(disputed) ?? [];
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
      ...(dice.chance(6) && { holds: [`P${dice.throw(5)}`] }),
      ...(rates.length > 0 && { rates }),
      ...(dice.chance(3) && { reserve }),
    };
    return { act: 'restitutions', actor: usually(dice, people.prosecutor), body };
  },
  extend: (asking: Asking): Asked => {
    const body = {
      assetId: anyLot(asking, 'held:frozen').assetId || 'A1',
      expiresAt: hoursAfter(asking.now, asking.dice.throw(18)),
      order: orderOf(asking.dice),
    };
    return { act: 'extensions', actor: people.investigator, body };
  },
  finalise: (asking: Asking): Asked => {
    const body = {
      ...assetBody(asking, 'held:confiscated'),
      decidedAt: '2026-06-01',
      order: orderOf(asking.dice),
    };
    return { act: 'finality', actor: people.agencyCourt, body };
  },
  freeze: (asking: Asking): Asked => {
    const { dice, now } = asking;
    const unknown = dice.chance(6) && { quantity: 'unknown' };
    const expiring = !dice.chance(3) && { expiresAt: hoursAfter(now, dice.throw(18)) };
    const more = dice.chance(3) && placeOf(anyLot(asking, 'held:frozen'));
    const { asset, ...taken } = taking(asking);
    const isNew = !more && asset !== undefined && { asset };
    const body = { ...taken, ...isNew, ...more, ...unknown, ...expiring };
    return { act: 'freezes', actor: usually(dice, people.investigator), body };
  },
  leave: (asking: Asking): Asked => {
    const { caseId, dice } = asking;
    const toCase = dice.chance(9)
      ? 'C-9'
      : caseId.replace(/^C-[12]/, (own) => (own === 'C-1' ? 'C-2' : 'C-1'));
    const elsewhere = dice.chance(3) && { toAssetId: dice.pick(assets) };
    const { assetId, ...lot } = receiptOrLotBody(asking);
    const named = assetId !== undefined && { assetId, ...elsewhere };
    const body = { ...lot, ...named, order: orderOf(dice), toCase };
    return { act: 'transfers', actor: usually(dice, people.prosecutor), body };
  },
  open: ({ dice }: Asking): Asked => {
    const agency = dice.chance(9) ? 'KH-FIU' : 'TH-CCIB';
    const named = { agency, jurisdiction: 'TH', title: 'Case' };
    const body = { ...named, openedAt: '2026-01-01T00:00:00Z', timeZone: 'Asia/Bangkok' };
    return { act: 'cases', actor: usually(dice, people.investigator), body };
  },
  pay: ({ caseId, dice, state }: Asking): Asked => {
    const parts = [...state.scan('allocation', caseId, '')].map(([, part]) => part);
    const due = dice.chance(9) ? parts : parts.filter(({ quantity }) => Number(quantity) > 0);
    const part = dice.among(due);
    const amount = part ? partOf(part.quantity, part.unit, dice) : '1.00';
    const ids = { claimId: part?.claimId ?? 'P9', restitutionId: part?.restitutionId ?? 'R9' };
    const body = { ...ids, amount, paymentReference: 'x' };
    return { act: 'restitutions/payments', actor: usually(dice, people.prosecutor), body };
  },
  react: ({ dice, reactions, ...asking }: Asking): Asked => {
    const again = dice.chance(2) ? reactions.at(-1) : dice.among(reactions);
    return { ...builders.open({ ...asking, dice, reactions }), ...(again && { again }) };
  },
  realise: (asking: Asking): Asked => {
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
  },
  receive: (asking: Asking): Asked => {
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
  },
  remit: (asking: Asking): Asked => {
    const body = { ...receiptOrLotBody(asking, 'owned'), purpose: 'treasury', reference: 'x' };
    return { act: 'remittances', actor: usually(asking.dice, people.prosecutor), body };
  },
  reopen: ({ dice }: Asking): Asked => {
    const body = { order: orderOf(dice), reason: 'new' };
    return { act: 'reopening', actor: usually(dice, people.agencyCourt), body };
  },
  person: ({ caseId, dice, state }: Asking): Asked => {
    const [person = 'P-1', known] = dice.among([...state.scan('person', caseId, '')]) ?? [];
    const recorded = { act: 'persons', actor: people.vault, body: { person: dice.pick(['P-1', 'P-2']) } };
    if (!known || dice.chance(6)) return recorded;
    const next = {
      known: ['persons/erasure', people.vault, { reason: 'on request' }],
      agreed: ['persons/erasure/confirmation', people.agencyCourt, {}],
      erased: ['persons/readings', people.vault, { purpose: 'to pay' }],
    } as const;
    const [act, actor, besides] = dice.chance(3) ? next.erased : next[known.state];
    return { act, actor: usually(dice, actor), body: { person, ...besides } };
  },
  shareCase: ({ caseId, dice, now, state }: Asking): Asked => {
    if (state.get('access', caseId, people.stranger.agency) && dice.chance(2))
      return {
        act: 'orders',
        actor: people.stranger,
        body: { ...orderOf(dice), kind: 'other', orderId: 'O9' },
      };
    const until = dice.chance(2) && { until: hoursAfter(now, dice.throw(9) - 2) };
    const body = { agency: dice.pick(['KH-FIU', 'KH-FIU', 'TH-CCIB']), ...until };
    return { act: 'access', actor: usually(dice, people.prosecutor), body };
  },
  reverse: (asking: Asking): Asked => {
    const { caseId, dice, state } = asking;
    const origins = [...state.scan('origin', caseId, '')];
    const [name = 'A9|THB', origin] = dice.among(origins) ?? [];
    const [assetId = '', unit = ''] = name.split('|');
    const known = { assetId, quantity: partOf(origin?.quantity ?? '1.00', unit, dice), unit };
    const named = dice.chance(4) ? assetBody(asking, 'owned') : known;
    const part = { shortfall: partOf(String(named['quantity']), String(named['unit']), dice) };
    const body = { ...named, appeal: orderOf(dice), order: orderOf(dice), ...(dice.chance(3) && part) };
    return { act: 'reversals', actor: usually(dice, people.prosecutor), body };
  },
  share: (asking: Asking): Asked => {
    const { dice } = asking;
    const { account: _, assetId, custodian, ...amount } = lotBody(asking, 'owned');
    const source = { ...(assetId !== '' && { assetId }), ...(custodian !== undefined && { custodian }) };
    const sources = dice.chance(4) && { sources: [source] };
    const body = { ...amount, ...sources, agreement: 'A', partner: 'KH' };
    return { act: 'shares', actor: usually(dice, people.prosecutor), body };
  },
  writeOff: (asking: Asking): Asked => {
    const body = { ...receiptOrLotBody(asking), reason: asking.dice.pick(['stolen', 'fee']), reference: 'x' };
    return { act: 'write-offs', actor: usually(asking.dice, people.treasury), body };
  },
  giveBack: (asking: Asking): Asked => {
    const { caseId, dice, state } = asking;
    const claim = dice.among([...state.scan('claim', caseId, '')].map(([, one]) => one));
    const unit = claim?.unit ?? 'THB';
    const credit = dice.chance(2) && { credit: { quantity: amountIn(unit, dice), unit } };
    const body = { ...assetBody(asking), claimId: claim?.claimId ?? 'P9', receipt: 'x', ...credit };
    return { act: 'returns-in-kind', actor: usually(dice, people.prosecutor), body };
  },
  refuse: (asking: Asking): Asked => {
    const { actor, body } = settling(asking);
    return { act: 'transfers/refusal', actor, body: { ...body, reason: 'no' } };
  },
  register: ({ dice }: Asking): Asked => {
    const held = dice.chance(2) && { from: 'held' };
    const owing = dice.chance(2) && { kind: 'value', sum: amountIn('THB', dice), unit: 'THB' };
    const body = { ...orderOf(dice), kind: 'other', orderId: `O${dice.throw(4)}`, ...held, ...owing };
    return { act: 'orders', actor: people.investigator, body };
  },
  release: (asking: Asking): Asked => {
    const basis = asking.dice.pick(['order', 'withdrawal', 'expiry']);
    const body = { ...assetBody(asking), basis, order: orderOf(asking.dice), recipient: 'Owner' };
    return { act: 'releases', actor: usually(asking.dice, people.prosecutor), body };
  },
  returnPaid: ({ caseId, dice, state }: Asking): Asked => {
    const [name, part] = dice.among([...state.scan('payment', caseId, '')]) ?? [];
    const restitutionId = dice.chance(9) ? 'R9' : (part?.restitutionId ?? 'R9');
    const body = { paymentId: name?.split('|')[0] ?? 'K9', reason: 'account closed', restitutionId };
    return { act: 'restitutions/payments/returns', actor: usually(dice, people.prosecutor), body };
  },
  unreserve: ({ caseId, dice, state }: Asking): Asked => {
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
  },
  unallocate: ({ caseId, dice, state }: Asking): Asked => {
    const parts = [...state.scan('allocation', caseId, '')].map(([, part]) => part);
    const part = dice.among(dice.chance(9) ? parts : parts.filter(({ quantity }) => Number(quantity) > 0));
    const amount = part ? partOf(part.quantity, part.unit, dice) : '1.00';
    const ids = { claimId: part?.claimId ?? 'P9', restitutionId: part?.restitutionId ?? 'R9' };
    const body = { ...ids, amount, order: orderOf(dice), reason: 'not cashed' };
    return { act: 'restitutions/voids', actor: usually(dice, people.prosecutor), body };
  },
  seize: (asking: Asking): Asked => {
    const fromLot = asking.dice.chance(2);
    const { account: _, custodian: __, ...lot } = assetBody(asking);
    const takes = taking(asking);
    const body = fromLot ? { ...lot, custodian: takes['custodian'], order: takes['order'] } : takes;
    return { act: 'seizures', actor: usually(asking.dice, people.investigator), body };
  },
  transfer: (asking: Asking): Asked => {
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
  },
  value: (asking: Asking): Asked => {
    const assetId = anyLot(asking).assetId || 'A1';
    const worth = { quantity: '5.00', unit: 'USD' };
    const body = { assetId, date: '2026-06-01', method: 'market', value: worth, valuer: 'V' };
    return { act: 'valuations', actor: people.investigator, body };
  },
} satisfies Readonly<Record<string, (asking: Asking) => Asked>>;

/** What may stand in the place of what is taken back. */
const replacements: Readonly<Record<string, (asking: Asking) => Asked>> = {
  accruals: (asking) => builders.accrue(asking),
  confiscations: (asking) => builders.confiscate(asking),
  freezes: (asking) => builders.seize(asking),
  realisations: (asking) => builders.realise(asking),
  'receipts-in': (asking) => builders.receive(asking),
  releases: (asking) => builders.confiscate(asking),
  seizures: (asking) => builders.seize(asking),
  shares: (asking) => builders.cost(asking),
};

/** What acts need, and which act brings it there. */
const needs: readonly (readonly [
  what:
    | 'case'
    | 'claim'
    | 'closed'
    | 'confiscated'
    | 'departure'
    | 'due'
    | 'lot'
    | 'money'
    | 'notFinal'
    | 'owned'
    | 'proposal'
    | 'thing'
    | 'payment'
    | 'reserve'
    | 'underway',
  bringing: keyof typeof builders,
  acts: readonly (keyof typeof builders)[],
])[] = [
  ['case', 'open', Object.keys(builders) as (keyof typeof builders)[]],
  [
    'lot',
    'freeze',
    [
      'accrue',
      'leave',
      'transfer',
      'confirm',
      'cancel',
      'refuse',
      'release',
      'confiscate',
      'extend',
      'value',
    ],
  ],
  ['departure', 'leave', ['react']],
  ['closed', 'close', ['reopen']],
  ['thing', 'seize', ['realise']],
  ['lot', 'seize', ['correct', 'convert', 'cost', 'remit', 'reverse', 'share', 'writeOff']],
  ['confiscated', 'confiscate', ['reverse']],
  ['money', 'confiscate', ['share', 'cost']],
  ['owned', 'confiscate', ['remit']],
  ['lot', 'seize', ['finalise', 'distribute', 'pay', 'approve', 'giveBack', 'unallocate', 'unreserve']],
  ['notFinal', 'confiscate', ['finalise']],
  ['underway', 'transfer', ['confirm', 'cancel', 'refuse']],
  ['owned', 'confiscate', ['distribute']],
  ['claim', 'claim', ['amend', 'distribute', 'giveBack', 'pay', 'returnPaid']],
  ['due', 'distribute', ['pay', 'unallocate']],
  ['payment', 'pay', ['returnPaid']],
  ['reserve', 'distribute', ['unreserve']],
  ['proposal', 'release', ['approve']],
];

export const aboutRestitution = [
  ...([
    'amend',
    'approve',
    'approve',
    'approve',
    'distribute',
    'distribute',
    'giveBack',
    'pay',
    'pay',
  ] as const),
  ...([
    'returnPaid',
    'returnPaid',
    'unallocate',
    'unreserve',
    'unreserve',
    'pay',
    'claim',
    'confiscate',
    'close',
  ] as const),
] as const satisfies readonly Choice['act'][];

/** Little would ever be paid if what waits for a second person were not settled first. */
const settledFirst = new Set<Choice['act']>(['pay', 'distribute', 'unallocate', 'unreserve']);

/** Acts, those that much depends on more often. */
export const often = [
  ...(Object.keys(builders) as (keyof typeof builders)[]),
  ...([
    'leave',
    'leave',
    'react',
    'react',
    'react',
    'freeze',
    'freeze',
    'seize',
    'seize',
    'seize',
    'transfer',
    'transfer',
    'transfer',
  ] as const),
  ...(['confirm', 'confirm', 'confiscate', 'confiscate', 'confiscate', 'approve', 'approve'] as const),
  ...([
    'approve',
    'approve',
    'claim',
    'claim',
    'distribute',
    'distribute',
    'pay',
    'ask',
    'distribute',
    'pay',
    'pay',
    'approve',
    'approve',
    'close',
    'accrue',
    'accrue',
    'person',
    'person',
    'person',
    'shareCase',
    'shareCase',
    'correct',
    'correct',
    'reverse',
    'pay',
    'convert',
    'convert',
    'realise',
    'approve',
    'approve',
    'approve',
    'distribute',
    'pay',
    'pay',
    'returnPaid',
    'returnPaid',
    'returnPaid',
    'amend',
    'unreserve',
    'approve',
  ] as const),
] as const;
