import { by, given, type Step, type Story } from '../../scenario.fixture.ts';
import { investigator, prosecutor, treasury, vault } from '../../scenario-people.fixture.ts';
import {
  claimed,
  confiscated,
  distributed,
  frozen,
  hundred,
  opened,
  opening,
  order,
  seized,
  sent,
} from '../../scenario-steps.fixture.ts';

/** In every story: the bank account A1 with 100.00 THB and the car V1, both with AMLO, come into the case; C1 claims 300.00 THB; who P-1 is lies in the vault. The order HELD lets held money be divided. */
const car = { assetId: 'V1', quantity: '1', unit: 'item' };
const described = { asset: { description: 'Pick-up', kind: 'vehicle' }, custodian: 'AMLO' };
const heldToo = by(prosecutor, 'orders', { ...order, from: 'held', kind: 'restitution', orderId: 'HELD' });
const open = [opened, by(vault, 'persons', { person: 'P-1' }), claimed('C1'), heldToo];
const early = '2026-11-01T08:00:00.000Z';
const both = (taken: typeof frozen, about = {}): readonly Step[] => [
  taken({ custodian: 'AMLO', ...about }),
  taken({ ...car, ...described, ...about }),
];
const seizedBoth = [...open, ...both(seized)];
const judged = (final: boolean): readonly Step[] => [confiscated({ final }), confiscated({ ...car, final })];
const owned = [...seizedBoth, ...judged(true)];

/** A1 is a car too, which brings 100.00 THB; V1 is as A1 was. */
const sale = by(prosecutor, 'realisations', {
  assetId: 'A1',
  buyerReference: 'B-1',
  costs: [],
  gross: '100.00',
  ground: 'court-leave',
  liens: [],
  order,
  ownerHeard: true,
  proceedsUnit: 'THB',
  quantity: '1',
  unit: 'item',
});
const twoCars = [...open, seized({ ...car, ...described, assetId: 'A1' }), seized({ ...car, ...described })];
const soldHeld = [...twoCars, sale];
const soldOwned = [...twoCars, confiscated({ ...car, assetId: 'A1' }), confiscated(car), sale];

const leaving = (act: string, about: object): readonly Step[] =>
  [hundred, car].map((lot) => by(prosecutor, act, { ...lot, ...about }));
const released = [...seizedBoth, ...leaving('releases', { basis: 'order', order, recipient: 'Owner' })];
const closed = [...released, by(prosecutor, 'closure', { reason: 'done' })];
const paid = [
  ...owned,
  distributed(),
  by(
    prosecutor,
    'restitutions/payments',
    { amount: '100.00', claimId: 'C1', paymentReference: 'x', restitutionId: 'R1' },
    { id: 'PAY' },
  ),
];
const transferOfCar = by(
  investigator,
  'transfers',
  { ...car, from: 'AMLO', order, to: 'Treasury' },
  { id: 'T2' },
);

const toldStates = {
  nothing: open,
  frozen: [...open, ...both(frozen)],
  expired: [
    ...open,
    ...both(frozen, { expiresAt: '2026-11-20T00:00:00Z' }).map((step) => ({ ...step, at: early })),
  ],
  unknown: [...open, frozen({ custodian: 'AMLO', quantity: 'unknown' }), frozen({ ...car, ...described })],
  seized: seizedBoth,
  transit: [...seizedBoth, sent(), transferOfCar],
  arrived: [...seizedBoth, sent(), by(treasury, 'transfers/confirmation', { transferId: 'T1' })],
  notFinal: [...seizedBoth, ...judged(false)],
  owned,
  soldHeld,
  soldNotFinal: [...soldHeld, ...judged(false)],
  proceeds: soldOwned,
  allocated: [...owned, distributed()],
  reserved: [...owned, distributed({ fund: '60.00', reserve: { quantity: '40.00' } })],
  paid,
  returned: [
    ...paid,
    by(prosecutor, 'restitutions/payments/returns', { paymentId: 'PAY', reason: 'x', restitutionId: 'R1' }),
  ],
  voided: [
    ...owned,
    distributed(),
    by(prosecutor, 'restitutions/voids', {
      amount: '100.00',
      claimId: 'C1',
      order,
      reason: 'x',
      restitutionId: 'R1',
    }),
  ],
  released,
  lost: [...seizedBoth, ...leaving('write-offs', { reason: 'stolen', reference: 'x' })],
  remitted: [...owned, ...leaving('remittances', { purpose: 'treasury', reference: 'x' })],
  closed,
  reopened: [...closed, by(prosecutor, 'reopening', { order, reason: 'more' })],
} satisfies Readonly<Record<string, readonly Step[]>>;

/** A1 has left for another case, and nobody has answered yet: there is one to take it, or there is none. */
const other = 'TH-2025-0009';
const leavingFor = [
  ...seizedBoth,
  by(prosecutor, 'transfers', { ...hundred, order, toCase: other }, { id: 'T4' }),
];
const openedOther = by(investigator, 'cases', { ...opening, caseId: other }, { caseId: other });

const ofItself = {
  leaving: () => given(...leavingFor),
  delivered: () => given(openedOther, ...leavingFor).react(),
  sentBack: () => given(...leavingFor).react(),
  proposed: () => {
    const story = given(...seizedBoth);
    story.ask(by(prosecutor, 'releases', { ...hundred, basis: 'order', order, recipient: 'Owner' }));
    return story;
  },
} satisfies Readonly<Record<string, () => Story>>;

export type StateName = keyof typeof toldStates | keyof typeof ofItself;

/** Every state that property or its case can be in. */
export const stateNames = [...Object.keys(toldStates), ...Object.keys(ofItself)] as StateName[]; // the keys are the names

/** What has led to a state. The ledger's time is `now` at the end. */
export const storyOf = (name: StateName): Story =>
  name in ofItself
    ? ofItself[name as keyof typeof ofItself]()
    : given(...toldStates[name as keyof typeof toldStates]);
