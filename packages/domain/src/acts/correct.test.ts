import { describe, expect, it } from 'vitest';
import type { Body } from '../fact.ts';
import { by, given, type Step, type Story, theCase } from '../scenario.fixture.ts';
import { amlo, investigator, prosecutor, treasury } from '../scenario-people.fixture.ts';
import {
  account,
  claimed,
  confiscated,
  distributed,
  frozen,
  house,
  hundred,
  laterOrder,
  opened,
  order,
  seized,
  sent,
} from '../scenario-steps.fixture.ts';

const expiresAt = '2027-03-17T00:00:00Z';
const said = { foundBy: 'Internal audit', reason: 'A decimal point off' };
const thing = { assetId: 'H1', quantity: '1', unit: 'item' };
const sale = { buyerReference: 'B', costs: [], gross: '900.00', liens: [], proceedsUnit: 'THB' };
const rate = { rate: '0.03', rateAt: '2026-01-15T09:00:00Z', source: 'Bank' };
const usd = { quantity: '3.00', unit: 'USD' };
const cost = { invoice: 'I', paidBy: 'property', quantity: '4.00', type: 'storage', unit: 'THB' };
const valueOrder = { authority: 'Court', date: '2025-12-17', kind: 'value', orderId: 'O1', reference: '7' };
const owing = by(prosecutor, 'orders', { ...valueOrder, sum: '80', unit: 'THB' });
const receipt = { custodian: 'Treasury', payer: 'P-1', quantity: '25.00', unit: 'THB' };
const reversal = { ...hundred, appeal: laterOrder, order: laterOrder };
const held = { ...sale, ground: 'perishable', order, ownerHeard: true };
const share = { agreement: 'MLA 3', partner: 'KH', quantity: '40.00', unit: 'THB' };
const aTenth = { ...hundred, quantity: '10.00' };
const laterEnd = '2027-06-01T00:00:00Z';
const extended = by(prosecutor, 'extensions', { assetId: 'A1', expiresAt: laterEnd, order: laterOrder });
const owned = [opened, frozen({ expiresAt }), confiscated()];

/** A story, and an act in it that is corrected. */
const rows: Readonly<Record<string, readonly [readonly Step[], Step]>> = {
  accruals: [owned, by(prosecutor, 'accruals', { ...hundred, quantity: '2.50', reason: 'interest' })],
  'a balance that was unknown': [
    [opened, frozen({ expiresAt, quantity: 'unknown' })],
    by(prosecutor, 'accruals', { ...hundred, reason: 'balance-reported' }),
  ],
  confiscations: [[opened, frozen({ expiresAt })], confiscated({ quantity: '60.00' })],
  'confiscations of all': [[opened, frozen({ expiresAt })], confiscated()],
  conversions: [owned, by(prosecutor, 'conversions', { ...hundred, ...rate, to: usd })],
  'conversions of what is frozen': [
    [opened, frozen({ expiresAt })],
    by(prosecutor, 'conversions', { ...hundred, ...rate, to: usd }),
  ],
  costs: [owned, by(prosecutor, 'costs', cost)],
  'costs of the State': [owned, by(prosecutor, 'costs', { ...cost, paidBy: 'state' })],
  finality: [
    [opened, seized(), confiscated({ final: false })],
    by(prosecutor, 'finality', { ...hundred, decidedAt: '2026-06-01', order }),
  ],
  freezes: [[opened, frozen({ expiresAt })], frozen({ asset: undefined, custodian: 'Bank C' })],
  'receipts-in': [[opened], by(prosecutor, 'receipts-in', { ...receipt, basis: 'settlement' })],
  'receipts-in on an order': [
    [opened, owing, by(prosecutor, 'receipts-in', { ...receipt, basis: 'value-order', orderId: 'O1' })],
    by(prosecutor, 'receipts-in', { ...receipt, basis: 'value-order', orderId: 'O1' }),
  ],
  realisations: [
    [opened, seized({ ...thing, asset: house }), confiscated(thing)],
    by(prosecutor, 'realisations', { ...thing, ...sale }),
  ],
  'realisations of what is frozen': [
    [opened, frozen({ ...thing, asset: house, expiresAt })],
    by(prosecutor, 'realisations', { ...thing, ...held }),
  ],
  releases: [
    [opened, frozen({ expiresAt })],
    by(prosecutor, 'releases', { ...hundred, basis: 'order', order, recipient: 'Owner' }),
  ],
  remittances: [owned, by(prosecutor, 'remittances', { ...hundred, purpose: 'treasury', reference: 'x' })],
  reversals: [owned, by(prosecutor, 'reversals', { ...reversal, quantity: '70.00' })],
  'reversals paid by the State': [
    [...owned, by(prosecutor, 'shares', share)],
    by(prosecutor, 'reversals', { ...reversal, shortfall: '40.00' }),
  ],
  seizures: [[opened, frozen({ expiresAt })], seized({ asset: undefined })],
  'seizures from outside': [[opened, frozen()], seized({ assetId: 'A2' })],
  shares: [owned, by(prosecutor, 'shares', share)],
  'write-offs': [
    [opened, frozen({ expiresAt })],
    by(prosecutor, 'write-offs', { ...hundred, reason: 'stolen', reference: 'x' }),
  ],
};

/** Everything that stands in the book of the case but what only counts: number and age of lots, and what was asked. */
function standing({ book: { state } }: Story) {
  const lots = [...state.scan('lot', theCase, '')].map(([id, lot]) => [id, { ...lot, number: 0 }]);
  const others = (['origin', 'order', 'custodian', 'claim', 'allocation'] as const).map((kind) => [
    kind,
    [...state.scan(kind, theCase, '')],
  ]);
  return { lots, open: state.get('case', theCase, '')?.open, others };
}

/** When the freezes end that lots rest on now. */
const restraints = ({ book: { state } }: Story) =>
  [...state.scan('lot', theCase, '')]
    .filter(([, { account: where }]) => where === 'held:frozen')
    .map(([, lot]) => lot.expiresAt);

const last = (story: Story): number => story.facts.at(-1)?.fact.sequence ?? -1;

/** The right act in the place of a wrong one. */
const instead = (act: string, body: Body, sequence: number): Step =>
  by(prosecutor, 'corrections', { ...said, replacement: { act, body }, sequence });

describe('a correction', () => {
  it.each(Object.entries(rows))('of %s leaves the book as it was before', (_, [steps, wrong]) => {
    const story = given(...steps);
    const before = { balances: story.balances(), standing: standing(story) };
    const { fact } = story.goOn(wrong);
    expect(story.balances()).not.toEqual(before.balances);
    const { fact: corrected } = story.goOn(
      by(prosecutor, 'corrections', { ...said, sequence: fact.sequence }),
    );
    expect({ balances: story.balances(), standing: standing(story) }).toEqual(before);
    expect(corrected.effectiveAt).toBe(fact.effectiveAt);
    expect(corrected.legs).toEqual(
      fact.legs?.toReversed().map((leg) => ({
        ...leg,
        amount: leg.amount.startsWith('-') ? leg.amount.slice(1) : `-${leg.amount}`,
      })),
    );
  });

  it.each([
    ['interest', by(prosecutor, 'accruals', { ...hundred, quantity: '10.00', reason: 'interest' })],
    ['a write-off', by(prosecutor, 'write-offs', { ...aTenth, reason: 'stolen', reference: 'x' })],
    ['a release', by(prosecutor, 'releases', { ...aTenth, basis: 'order', order, recipient: 'Owner' })],
    ['a seizure', seized({ asset: undefined, quantity: '10.00' })],
  ])('of %s ends no freeze that was extended since', (_, wrong) => {
    const story = given(opened, frozen({ expiresAt }), wrong);
    const sequence = last(story);
    story.goOn(extended);
    story.goOn(by(prosecutor, 'corrections', { ...said, sequence }));
    expect(restraints(story)).toEqual([laterEnd]);
  });

  it('of what joined a freeze leaves it to end when it did before', () => {
    const story = given(opened, frozen(), frozen({ asset: undefined, expiresAt }));
    expect(restraints(story)).toEqual([expiresAt]);
    story.goOn(by(prosecutor, 'corrections', { ...said, sequence: last(story) }));
    expect(restraints(story)).toEqual([undefined]);
  });

  it('of a freeze that ended others sooner is blocked by who joined it, however long after', () => {
    const until = (month: string, quantity: string, by = order) =>
      frozen({ asset: undefined, expiresAt: `2027-${month}-01T00:00:00Z`, order: by, quantity });
    const first = frozen({ expiresAt: '2027-09-01T00:00:00Z' });
    const story = given(opened, seized({ assetId: 'A9' }), first, until('04', '50.00'));
    const wrong = last(story);
    const accrual = by(prosecutor, 'accruals', { ...aTenth, assetId: 'A9', reason: 'interest' });
    for (let n = 0; n < 10_000; n += 1) story.goOn(accrual);
    story.goOn(until('06', '30.00', laterOrder));
    const right = last(story);
    story
      .when(prosecutor, 'corrections', { ...said, sequence: wrong })
      .refuses('CORRECTION_BLOCKED', { sequences: String(right) });
  });

  it('of a freeze that ended others sooner comes after those that joined it since', () => {
    const until = (month: string, quantity: string, by = order) =>
      frozen({ asset: undefined, expiresAt: `2027-${month}-01T00:00:00Z`, order: by, quantity });
    const taken = (sequence: number) => by(prosecutor, 'corrections', { ...said, sequence });
    const story = given(opened, frozen({ expiresAt: '2027-09-01T00:00:00Z' }), until('04', '50.00'));
    const wrong = last(story);
    story.goOn(until('06', '30.00', laterOrder));
    const right = last(story);
    const correction = { ...said, sequence: wrong };
    story
      .when(prosecutor, 'corrections', correction)
      .refuses('CORRECTION_BLOCKED', { sequences: String(right) });
    story.goOn(taken(right));
    story.goOn(taken(wrong));
    story.goOn(until('06', '30.00', laterOrder));
    expect(restraints(story)).toEqual(['2027-06-01T00:00:00Z']);
  });

  it('of what came to a balance leaves that known if it was reported since', () => {
    const story = given(opened, frozen(), frozen({ asset: undefined, quantity: 'unknown', unit: 'USD' }));
    story.goOn(by(prosecutor, 'conversions', { ...hundred, ...rate, to: usd }));
    const sequence = last(story);
    const reported = { assetId: 'A1', quantity: '10.00', reason: 'balance-reported', unit: 'USD' };
    story.goOn(by(prosecutor, 'accruals', reported));
    story.goOn(by(prosecutor, 'corrections', { ...said, sequence }));
    story.goOn(seized({ asset: undefined, quantity: '10.00', unit: 'USD' }));
  });

  it('of a sale whose money joined other money leaves that as no money of a sale', () => {
    const coin = { assetId: 'A1', quantity: '1', unit: 'BTC' };
    const story = given(opened, seized(), seized({ ...coin, asset: undefined }));
    const before = standing(story);
    story.goOn(by(prosecutor, 'realisations', { ...coin, ...held }));
    story.goOn(by(prosecutor, 'corrections', { ...said, sequence: last(story) }));
    expect(standing(story)).toEqual(before);
    story.goOn(by(prosecutor, 'realisations', { ...coin, ...held }));
    const first = last(story);
    story.goOn(seized({ ...coin, asset: undefined }));
    story.goOn(by(prosecutor, 'realisations', { ...coin, ...held }));
    story.goOn(by(prosecutor, 'corrections', { ...said, sequence: first }));
    story
      .when(prosecutor, 'confiscations', { ...hundred, final: true, order, quantity: '1000.00' })
      .posts('held:seized -1000.00 THB of A1 with AMLO', 'owned:proceeds 1000.00 THB of A1 with AMLO');
  });

  it('brings what left a freeze into another one only for as long as both were ordered', () => {
    const story = given(opened, frozen({ expiresAt }));
    story.goOn(by(prosecutor, 'write-offs', { ...aTenth, reason: 'stolen', reference: 'x' }));
    const sequence = last(story);
    const rest = { ...hundred, quantity: '90.00' };
    story.goOn(by(prosecutor, 'releases', { ...rest, basis: 'order', order, recipient: 'Owner' }));
    story.goOn(frozen({ asset: undefined, expiresAt: laterEnd, order: laterOrder }));
    story.goOn(by(prosecutor, 'corrections', { ...said, sequence }));
    expect(restraints(story)).toEqual([expiresAt]);
  });

  it('takes what joined a freeze out of another one without a word on when that ends', () => {
    const story = given(opened, frozen({ expiresAt }));
    story.goOn(by(prosecutor, 'accruals', { ...hundred, quantity: '10.00', reason: 'interest' }));
    const sequence = last(story);
    const all = { ...hundred, quantity: '110.00' };
    story.goOn(by(prosecutor, 'releases', { ...all, basis: 'order', order, recipient: 'Owner' }));
    story.goOn(frozen({ asset: undefined, expiresAt: laterEnd, order: laterOrder }));
    story.goOn(by(prosecutor, 'corrections', { ...said, sequence }));
    expect(restraints(story)).toEqual([laterEnd]);
  });

  it('of a balance that was unknown leaves the freeze as long as it was extended to', () => {
    const story = given(opened, frozen({ expiresAt, quantity: 'unknown' }));
    story.goOn(by(prosecutor, 'accruals', { ...hundred, reason: 'balance-reported' }));
    const sequence = last(story);
    story.goOn(extended);
    story.goOn(by(prosecutor, 'corrections', { ...said, sequence }));
    expect(restraints(story)).toEqual([laterEnd]);
  });

  it('does the right thing in the place of the wrong one, when that was', () => {
    const story = given(opened, frozen({ expiresAt, quantity: '1000.00' }));
    const sequence = last(story);
    story
      .when(prosecutor, 'corrections', {
        ...said,
        replacement: { act: 'freezes', body: { ...hundred, custodian: 'Bank B', expiresAt, order } },
        sequence,
      })
      .posts(
        'held:frozen -1000.00 THB of A1 with Bank B',
        'source:world 1000.00 THB of A1',
        'source:world -100.00 THB of A1',
        'held:frozen 100.00 THB of A1 with Bank B',
      );
    const lots = [...story.book.state.scan('lot', theCase, '')].map(([, lot]) => lot);
    expect(lots).toMatchObject([{ account: 'held:frozen', expiresAt, quantity: '100.00' }]);
  });

  it('of what stands in the place of something takes back only that, and ends as if nothing had been', () => {
    const story = given(opened, frozen({ expiresAt }));
    const before = standing(story);
    story.goOn(confiscated({ quantity: '60.00' }));
    const release = { ...hundred, basis: 'order', order, quantity: '6.00', recipient: 'Owner' };
    story.goOn(instead('releases', release, last(story)));
    expect(story.balances()).toMatchObject({ 'held:frozen THB': '94.00', 'out:released THB': '6.00' });
    story.goOn(by(prosecutor, 'corrections', { ...said, sequence: last(story) }));
    expect(standing(story)).toEqual(before);
  });

  it('names what went on since, and is allowed once that is corrected itself', () => {
    const story = given(opened, seized());
    const wrong = last(story);
    story.goOn(confiscated());
    const first = last(story);
    story.goOn(by(prosecutor, 'shares', share));
    const second = last(story);
    const correction = (sequence: number) => ({ ...said, sequence });
    story
      .when(prosecutor, 'corrections', correction(wrong))
      .refuses('CORRECTION_BLOCKED', { sequences: String(first) })
      .when(prosecutor, 'corrections', correction(first))
      .refuses('CORRECTION_BLOCKED', { sequences: String(second) });
    for (const sequence of [second, first, wrong])
      story.goOn(by(prosecutor, 'corrections', correction(sequence)));
    expect(story.balances()).toEqual({});
    story
      .when(prosecutor, 'corrections', correction(wrong))
      .refuses('ALREADY_CORRECTED', { by: String(last(story)) });
  });

  it('is blocked by a transfer of custody and by a distribution, which are named', () => {
    const moved = given(opened, seized());
    const wrong = last(moved);
    moved.goOn(sent());
    moved.when(prosecutor, 'corrections', { ...said, sequence: wrong }).refuses('IN_TRANSIT');
    moved.goOn(by(treasury, 'transfers/confirmation', { transferId: 'T1' }));
    moved
      .when(prosecutor, 'corrections', { ...said, sequence: wrong })
      .refuses('CORRECTION_BLOCKED', { sequences: String(last(moved)) });
    const divided = given(opened, seized(), confiscated(), claimed('C1'));
    divided.goOn(distributed({ fund: '10.00' }));
    divided
      .when(prosecutor, 'corrections', { ...said, sequence: 2 })
      .refuses('CORRECTION_BLOCKED', { sequences: String(last(divided)) });
  });

  it('is of a confiscation that no reversal has touched since', () => {
    const story = given(opened, seized(), confiscated());
    const wrong = last(story);
    story.goOn(by(prosecutor, 'accruals', { ...hundred, quantity: '50.00', reason: 'interest' }));
    story.goOn(by(prosecutor, 'reversals', { ...reversal, quantity: '60.00' }));
    story.goOn(by(prosecutor, 'confiscations', { ...hundred, final: true, order, quantity: '60.00' }));
    story.when(prosecutor, 'corrections', { ...said, sequence: wrong }).refuses('CORRECTION_BLOCKED');
  });

  it('of a reversal is allowed when part of what it left has gone on to another case', () => {
    const story = given(opened, seized(), confiscated());
    story.goOn(by(prosecutor, 'reversals', { ...reversal, quantity: '60.00' }));
    const sequence = last(story);
    const rest = {
      ...hundred,
      account: 'owned:confiscated',
      order,
      quantity: '40.00',
      toCase: 'TH-2025-0009',
    };
    story.goOn(by(prosecutor, 'transfers', rest));
    story.goOn(by(prosecutor, 'corrections', { ...said, sequence }));
    const [[, origin] = []] = story.book.state.scan('origin', theCase, '');
    expect(origin).toMatchObject({ account: 'held:seized', quantity: '60.00' });
  });

  it('of a freeze leaves its order free for the extension that it was meant as', () => {
    const story = given(opened, frozen({ expiresAt }));
    story.goOn(frozen({ asset: undefined, expiresAt: laterEnd, order: laterOrder }));
    const sequence = last(story);
    story.goOn(by(prosecutor, 'corrections', { ...said, sequence }));
    story.goOn(extended);
    expect(restraints(story)).toEqual([laterEnd]);
  });

  it('of one of two freezes under an order leaves that order used', () => {
    const story = given(opened, frozen({ expiresAt }));
    for (const _ of [1, 2]) story.goOn(frozen({ asset: undefined, expiresAt, order: laterOrder }));
    story.goOn(by(prosecutor, 'corrections', { ...said, sequence: last(story) }));
    const extension = { assetId: 'A1', expiresAt: laterEnd, order: laterOrder };
    story.when(prosecutor, 'extensions', extension).refuses('NEW_ORDER_REQUIRED');
  });

  it('of a taking dated too early leaves the asset taken when it was taken again', () => {
    const early = { effectiveAt: '2020-01-01T00:00:00Z', order: { ...order, date: '2019-12-17' } };
    const right = { asset: undefined, effectiveAt: '2026-01-05T00:00:00Z' };
    const release = { ...aTenth, basis: 'withdrawal', recipient: 'Owner' };
    const story = given(opened, frozen(early));
    story.goOn(by(prosecutor, 'corrections', { ...said, sequence: last(story) }));
    expect(story.facts.at(-1)?.fact.details?.['asset']).toEqual({ assetId: 'A1' });
    story.goOn(frozen(right));
    story
      .when(prosecutor, 'releases', { ...release, effectiveAt: '2022-01-01T00:00:00Z' })
      .refuses('EFFECTIVE_BEFORE_TAKING', { takenAt: right.effectiveAt });
  });

  it('takes back what is dated before the property was taken, once the taking is dated rightly', () => {
    const early = { effectiveAt: '2020-01-01T00:00:00Z', order: { ...order, date: '2019-12-17' } };
    const interest = { ...aTenth, effectiveAt: '2022-01-01T00:00:00Z', reason: 'interest' };
    const story = given(opened, frozen(early));
    const taking = last(story);
    story.goOn(by(prosecutor, 'accruals', interest));
    const accrual = last(story);
    story.goOn(by(prosecutor, 'corrections', { ...said, sequence: taking }));
    story.goOn(frozen({ asset: undefined, effectiveAt: '2026-01-05T00:00:00Z' }));
    const body = { ...said, sequence: accrual };
    const replacement = { act: 'accruals', body: { ...interest, quantity: '1.00' } };
    story
      .when(prosecutor, 'corrections', { ...body, replacement })
      .refuses('EFFECTIVE_BEFORE_TAKING', { takenAt: '2026-01-05T00:00:00Z' })
      .when(prosecutor, 'corrections', body)
      .posts('held:frozen -10.00 THB of A1 with Bank B', 'source:world 10.00 THB of A1');
  });

  it('of a fork is followed by the right one, alone or in its place', () => {
    const coin = { description: 'Forked coin', kind: 'crypto', parent: 'A1' };
    const fork = { assetId: 'F1', quantity: '5', reason: 'fork', unit: 'BCH' };
    const right = { ...fork, quantity: '0.5' };
    const forked = given(
      opened,
      seized({ quantity: '5', unit: 'BTC' }),
      by(prosecutor, 'accruals', { ...fork, asset: coin }),
    );
    const sequence = last(forked);
    forked.when(prosecutor, 'accruals', right).refuses('ASSET_KNOWN', { assetId: 'F1' });
    forked.goOn(instead('accruals', right, sequence));
    const quantities = () =>
      [...forked.book.state.scan('lot', theCase, 'F1|')].map(([, { quantity }]) => quantity);
    expect(quantities()).toEqual(['0.50000000']);
    forked.goOn(by(prosecutor, 'corrections', { ...said, sequence: last(forked) }));
    expect(quantities()).toEqual([]);
    forked.goOn(by(prosecutor, 'accruals', fork));
    expect(quantities()).toEqual(['5.00000000']);
  });

  it('of an extension lets the freeze end when it did, or when the right order says', () => {
    const typo = { assetId: 'A1', expiresAt: '2036-06-01T00:00:00Z', order: laterOrder };
    const wrong = (): Story => given(opened, frozen({ expiresAt }), by(prosecutor, 'extensions', typo));
    const story = wrong();
    story.goOn(by(prosecutor, 'corrections', { ...said, sequence: last(story) }));
    expect(restraints(story)).toEqual([expiresAt]);
    story.goOn(extended);
    const replaced = wrong();
    replaced.goOn(instead('extensions', { ...typo, expiresAt: laterEnd }, last(replaced)));
    expect(restraints(replaced)).toEqual([laterEnd]);
  });

  it('of an extension waits for what has changed or taken what it extended', () => {
    const again = {
      assetId: 'A1',
      expiresAt: '2028-06-01T00:00:00Z',
      order: { ...laterOrder, reference: '8' },
    };
    const release = { ...aTenth, basis: 'order', order, recipient: 'Owner' };
    for (const [act, body] of [
      ['extensions', again],
      ['releases', release],
    ] as const) {
      const story = given(opened, frozen({ expiresAt }), extended);
      const sequence = last(story);
      story.goOn(by(prosecutor, act, body));
      const since = last(story);
      story
        .when(prosecutor, 'corrections', { ...said, sequence })
        .refuses('CORRECTION_BLOCKED', { sequences: String(since) });
      for (const one of [since, sequence])
        story.goOn(by(prosecutor, 'corrections', { ...said, sequence: one }));
      expect(restraints(story)).toEqual([expiresAt]);
    }
  });

  it('of an extension is not kept waiting by interest that was corrected since', () => {
    const story = given(opened, frozen({ expiresAt }), extended);
    const sequence = last(story);
    story.goOn(by(prosecutor, 'accruals', { ...aTenth, reason: 'interest' }));
    for (const one of [last(story), sequence])
      story.goOn(by(prosecutor, 'corrections', { ...said, sequence: one }));
    expect(restraints(story)).toEqual([expiresAt]);
  });

  it('of an account frozen blindly leaves none, unless its balance has been reported', () => {
    const story = given(opened, frozen({ expiresAt, quantity: 'unknown' }));
    const sequence = last(story);
    story.goOn(by(prosecutor, 'accruals', { ...hundred, reason: 'balance-reported' }));
    const since = last(story);
    story
      .when(prosecutor, 'corrections', { ...said, sequence })
      .refuses('CORRECTION_BLOCKED', { sequences: String(since) });
    for (const one of [since, sequence])
      story.goOn(by(prosecutor, 'corrections', { ...said, sequence: one }));
    expect(standing(story)).toMatchObject({ lots: [], open: { lots: 0 } });
  });

  it('of what was returned in kind to the wrong claim brings it back, and takes off what it counted for', () => {
    const claim = claimed('C1', { grossLoss: '900.00' });
    const story = given(opened, seized({ ...thing, asset: house }), claim);
    const before = standing(story);
    const credit = { quantity: '500.00', unit: 'THB' };
    story.goOn(by(prosecutor, 'returns-in-kind', { ...thing, claimId: 'C1', credit, receipt: 'R' }));
    story.goOn(by(prosecutor, 'corrections', { ...said, sequence: last(story) }));
    expect(standing(story)).toEqual(before);
  });

  it('brings back no thing that was taken again since it left: it is one', () => {
    const story = given(
      opened,
      seized({ ...thing, asset: house }),
      by(prosecutor, 'releases', { ...thing, basis: 'order', order, recipient: 'Owner' }),
    );
    const release = last(story);
    story.goOn(seized({ ...thing, asset: undefined }));
    const seizure = last(story);
    story
      .when(prosecutor, 'corrections', { ...said, sequence: release })
      .refuses('ALREADY_HELD', { assetId: 'H1' });
    for (const sequence of [seizure, release])
      story.goOn(by(prosecutor, 'corrections', { ...said, sequence }));
    expect(standing(story)).toMatchObject({ open: { lots: 1 } });
  });

  it('obeys the rules of what it puts in the place, on the book without the wrong entry', () => {
    const story = given(opened, seized());
    const sequence = last(story);
    const ask = (act: string, body: Body) =>
      story.when(prosecutor, 'corrections', { ...said, replacement: { act, body }, sequence });
    ask('freezes', { ...hundred, custodian: 'Bank B' }).refuses('ORDER_REQUIRED');
    ask('releases', { ...hundred, basis: 'order', order, recipient: 'O' }).refuses('INSUFFICIENT_HELD');
    ask('seizures', { ...hundred, asset: account, custodian: 'AMLO', order }).refuses('ASSET_KNOWN');
    ask('seizures', { ...hundred, custodian: 'AMLO', effectiveAt: '2026-01-01T00:00:00Z', order }).refuses(
      'CORRECTION_TIME',
    );
    ask('seizures', { ...hundred, custodian: 7 }).refuses('REPLACEMENT_INVALID', { field: 'custodian' });
    ask('corrections', { ...said, sequence }).refuses('NO_REPLACEMENT');
  });

  it('is for who may do the act, and needs a second person', () => {
    const story = given(opened, seized(), confiscated());
    const sequence = last(story);
    story.when(amlo, 'corrections', { ...said, sequence }).refuses('ROLE_NOT_PERMITTED');
    story.when(investigator, 'corrections', { ...said, sequence }).refuses('ROLE_NOT_PERMITTED');
    story.when(prosecutor, 'corrections', { ...said, sequence }).proposes();
    const payment = { amount: '1.00', claimId: 'C1', paymentReference: 'x', restitutionId: 'R1' };
    const paid = given(opened, seized(), confiscated(), claimed('C1'), distributed());
    paid.goOn(by(prosecutor, 'restitutions/payments', payment));
    paid
      .when(prosecutor, 'corrections', { ...said, sequence: last(paid) })
      .refuses('NOT_CORRECTABLE', { sequence: String(last(paid)) });
  });

  it('of a cost is for who may ask for it: of one that the property paid, for holders', () => {
    const story = given(...owned);
    story.goOn(by(prosecutor, 'costs', cost));
    const ask = () => story.when(investigator, 'corrections', { ...said, sequence: last(story) });
    ask().refuses('ROLE_NOT_PERMITTED', { role: 'investigator', roles: 'custodian, prosecutor' });
    story.goOn(by(investigator, 'costs', { ...cost, paidBy: 'state' }));
    ask().proposes();
  });
});
