import { describe, expect, it } from 'vitest';
import { by, given, type Story, theCase } from '../scenario.fixture.ts';
import { investigator } from '../scenario-people.fixture.ts';
import {
  account,
  frozen,
  house,
  hundred,
  laterOrder,
  opened,
  order,
  sent,
  seized,
} from '../scenario-steps.fixture.ts';

const newFreeze = { ...hundred, asset: account, custodian: 'Bank B', order };

describe('a freeze', () => {
  it('restrains property where it lies', () => {
    given(opened)
      .when(investigator, 'freezes', newFreeze)
      .posts('source:world -100.00 THB of A1', 'held:frozen 100.00 THB of A1 with Bank B');
  });

  it('writes a quantity with all digits of its unit, and a unit by its canonical code', () => {
    given(opened)
      .when(investigator, 'freezes', { ...newFreeze, quantity: '1.5', unit: 'BTC' })
      .posts(
        'source:world -1.50000000 4H95J0R2X of A1',
        'held:frozen 1.50000000 4H95J0R2X of A1 with Bank B',
      );
  });

  it('of an unknown quantity posts no legs, and the balance is stated later', () => {
    given(opened, frozen({ quantity: 'unknown' }))
      .when(investigator, 'accruals', { ...hundred, reason: 'balance-reported' })
      .posts('source:world -100.00 THB of A1', 'held:frozen 100.00 THB of A1 with Bank B');
  });

  it('of more of a known asset is a further taking', () => {
    given(opened, frozen())
      .when(investigator, 'freezes', { ...hundred, custodian: 'Bank B', order })
      .posts('source:world -100.00 THB of A1', 'held:frozen 100.00 THB of A1 with Bank B')
      .when(investigator, 'seizures', { ...hundred, custodian: 'AMLO', order, quantity: '200.00' })
      .posts('held:frozen -200.00 THB of A1 with Bank B', 'held:seized 200.00 THB of A1 with AMLO');
  });

  it('can’t end before it begins', () => {
    given(opened)
      .when(investigator, 'freezes', { ...newFreeze, expiresAt: '2025-12-18T00:00:00Z' })
      .refuses('ORDER_EXPIRED');
  });

  it('describes an asset once', () => {
    given(opened)
      .when(investigator, 'freezes', { ...hundred, custodian: 'Bank B', order })
      .refuses('ASSET_REQUIRED', { assetId: 'A1' });
    given(opened, frozen())
      .when(investigator, 'freezes', newFreeze)
      .refuses('ASSET_KNOWN', { assetId: 'A1' });
  });

  it('takes a thing once', () => {
    const item = { assetId: 'H1', custodian: 'Land Office', order, quantity: '1', unit: 'item' };
    given(opened, frozen({ ...item, asset: house }))
      .when(investigator, 'freezes', item)
      .refuses('ALREADY_HELD');
  });

  it('names a parent that the case has', () => {
    given(opened)
      .when(investigator, 'freezes', { ...newFreeze, asset: { ...account, parent: 'A0' } })
      .refuses('UNKNOWN_ASSET', { assetId: 'A0' });
  });

  it('needs an order', () => {
    const { order: _, ...withoutOrder } = newFreeze;
    given(opened).when(investigator, 'freezes', withoutOrder).refuses('ORDER_REQUIRED');
  });

  it('is not added to after it has run out: what is there is extended or released first', () => {
    const expiredAt = '2026-03-17T00:00:00Z';
    given(opened, frozen({ effectiveAt: '2025-12-17T03:00:00Z', expiresAt: expiredAt }))
      .when(investigator, 'freezes', { ...hundred, custodian: 'Bank B', order: laterOrder })
      .refuses('FREEZE_EXPIRED', { expiredAt })
      .when(investigator, 'freezes', { ...hundred, custodian: 'Bank C', order: laterOrder })
      .posts('source:world -100.00 THB of A1', 'held:frozen 100.00 THB of A1 with Bank C');
  });

  it('that has run out when it is recorded late does not end one that goes on, nor go on with one that ended', () => {
    const expiresAt = '2026-03-17T00:00:00Z';
    const late = { effectiveAt: '2025-12-18T03:00:00Z', expiresAt };
    const more = { ...hundred, custodian: 'Bank B', order: { ...order, reference: 'Kor 13/2568' } };

    const begun = { effectiveAt: '2025-12-17T03:00:00Z' };
    given(opened, frozen(begun))
      .when(investigator, 'freezes', { ...more, ...late })
      .refuses('FREEZE_EXPIRED', { expiredAt: expiresAt });
    given(opened, frozen({ ...begun, expiresAt }))
      .when(investigator, 'freezes', { ...more, effectiveAt: late.effectiveAt })
      .refuses('FREEZE_EXPIRED', { expiredAt: expiresAt })
      .when(investigator, 'freezes', { ...more, ...late })
      .posts('source:world -100.00 THB of A1', 'held:frozen 100.00 THB of A1 with Bank B');
  });

  it('is not added to while its quantity is unknown', () => {
    const more = { ...hundred, custodian: 'Bank B', order };
    const story = given(opened, frozen({ quantity: 'unknown' }));
    story.when(investigator, 'freezes', more).refuses('QUANTITY_UNKNOWN');
    story.when(investigator, 'freezes', { ...more, quantity: 'unknown' }).refuses('ALREADY_HELD');
  });
});

describe('an extension', () => {
  const until2028 = { assetId: 'A1', expiresAt: '2028-01-01T00:00:00Z' };
  const appeal = { ...order, reference: 'Kor 77/2569' };
  const expiring = frozen({ effectiveAt: '2025-12-17T03:00:00Z', expiresAt: '2026-03-17T00:00:00Z' });
  const seizure = { ...hundred, custodian: 'AMLO' };
  const lately = { at: '2025-12-30T08:00:00.000Z' };
  const ends = ({ book }: Story) =>
    Object.fromEntries(
      [...book.state.scan('lot', theCase, 'A1|')].map(([, lot]) => [lot.custodian, lot.expiresAt]),
    );

  it('gives an expired freeze a new order and a new end', () => {
    given(opened, expiring)
      .when(investigator, 'extensions', { ...until2028, order: appeal })
      .posts()
      .when(investigator, 'seizures', { ...seizure, order: appeal })
      .posts('held:frozen -100.00 THB of A1 with Bank B', 'held:seized 100.00 THB of A1 with AMLO');
  });

  it('needs another order than the freeze rests on', () => {
    given(opened, expiring)
      .when(investigator, 'extensions', { ...until2028, order })
      .refuses('NEW_ORDER_REQUIRED');
  });

  it('needs an order on which the asset was never frozen, dated no earlier than the one it replaces', () => {
    const until = (month: string, by: typeof order) => ({
      ...until2028,
      expiresAt: `${month}-01T00:00:00Z`,
      order: by,
    });
    given(opened, expiring)
      .when(investigator, 'extensions', until('2028-01', { ...appeal, date: '2020-01-01' }))
      .refuses('NEW_ORDER_REQUIRED')
      .when(investigator, 'extensions', until('2028-01', appeal))
      .posts()
      .when(investigator, 'extensions', until('2029-01', order))
      .refuses('NEW_ORDER_REQUIRED')
      .when(investigator, 'extensions', until('2029-01', laterOrder))
      .posts();
    given(opened, expiring, by(investigator, 'extensions', until('2026-06', appeal), lately))
      .when(investigator, 'seizures', { ...seizure, order })
      .refuses('ORDER_EXPIRED');
    given(opened, expiring)
      .when(investigator, 'seizures', { ...seizure, order: { ...appeal, date: '2020-01-01' } })
      .refuses('ORDER_EXPIRED');
  });

  it('never ends a freeze earlier, nor one that has no end', () => {
    const story = given(opened, expiring, frozen({ asset: undefined, custodian: 'Bank C' }));
    story.when(investigator, 'extensions', { ...until2028, order: appeal }).posts();
    expect(ends(story)).toEqual({ 'Bank B': '2028-01-01T00:00:00Z', 'Bank C': undefined });
    for (const year of ['2028', '2027']) {
      story
        .when(investigator, 'extensions', {
          ...until2028,
          expiresAt: `${year}-01-01T00:00:00Z`,
          order: laterOrder,
        })
        .refuses('NOT_LONGER', { assetId: 'A1' });
    }
  });

  it('tells orders apart also where their words run together', () => {
    const first = { ...order, authority: 'Court|North', reference: '1' };
    const second = { ...order, authority: 'Court', reference: 'North|1' };
    given(opened, frozen({ expiresAt: '2027-01-01T00:00:00Z', order: first }))
      .when(investigator, 'extensions', { ...until2028, order: second })
      .posts();
  });

  it('ends later than it begins', () => {
    given(opened, expiring)
      .when(investigator, 'extensions', { ...until2028, expiresAt: '2026-03-18T00:00:00Z', order: appeal })
      .refuses('ORDER_EXPIRED');
  });

  it('is of something that is frozen', () => {
    given(opened, seized())
      .when(investigator, 'extensions', { ...until2028, order: appeal })
      .refuses('NOT_FROZEN', { assetId: 'A1' });
    given(opened)
      .when(investigator, 'extensions', { ...until2028, order: appeal })
      .refuses('UNKNOWN_ASSET', { assetId: 'A1' });
  });

  it('leaves a transfer under way', () => {
    given(opened, expiring, sent({ from: 'Bank B' }))
      .when(investigator, 'extensions', { ...until2028, order: appeal })
      .posts()
      .when(investigator, 'transfers/confirmation', { byLetter: 'L-1', transferId: 'T1' })
      .posts();
  });
});
