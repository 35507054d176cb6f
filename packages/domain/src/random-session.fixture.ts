import fc from 'fast-check';
import type { Body, Instruction } from './fact.ts';
import type { Principal } from './principal.ts';
import { keys, type Told } from './random-session/asking.fixture.ts';
import {
  aboutRestitution,
  builders,
  type Name,
  needs,
  often,
  settledFirst,
} from './random-session/builders.fixture.ts';
import { Dice } from './random-session/dice.fixture.ts';
import * as people from './scenario-people.fixture.ts';
import type { Kind, Records } from './state.ts';
import { findUnit } from './units.ts';

export { aboutRestitution, often, type Told };

/** A step before it is told what the book holds: the kind of act, and numbers to choose by. */
export interface Choice {
  readonly act: Name;
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
