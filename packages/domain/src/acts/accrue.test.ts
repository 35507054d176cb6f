import { describe, expect, it } from 'vitest';
import { by, given, theCase } from '../scenario.fixture.ts';
import { amlo, investigator, prosecutor } from '../scenario-people.fixture.ts';
import {
  confiscated,
  frozen,
  house,
  hundred,
  laterOrder,
  opened,
  order,
  seized,
  sent,
} from '../scenario-steps.fixture.ts';

const interest = { ...hundred, quantity: '3.10', reason: 'interest' };
const coin = { description: 'Forked coin', kind: 'crypto', parent: 'A1' };
const fork = { asset: coin, assetId: 'F1', quantity: '5', reason: 'fork', unit: 'BCH' };

describe('an accrual', () => {
  it('adds to the lot in the account that it stands in', () => {
    given(opened, seized())
      .when(amlo, 'accruals', interest)
      .posts('source:world -3.10 THB of A1', 'held:seized 3.10 THB of A1 with AMLO');
    given(opened, seized(), confiscated())
      .when(prosecutor, 'accruals', interest)
      .posts('source:world -3.10 THB of A1', 'owned:confiscated 3.10 THB of A1 with AMLO');
  });

  it('must say which lot where there are several', () => {
    const story = given(opened, seized(), confiscated({ quantity: '50.00' }));
    for (const body of [interest, { ...interest, custodian: 'AMLO' }]) {
      const accounts = 'held:seized, owned:confiscated';
      story.when(amlo, 'accruals', body).refuses('AMBIGUOUS_ACCOUNT', { accounts, custodian: 'AMLO' });
    }
    story
      .when(amlo, 'accruals', { ...interest, account: 'owned:confiscated' })
      .posts('source:world -3.10 THB of A1', 'owned:confiscated 3.10 THB of A1 with AMLO');
    given(opened, seized(), frozen({ asset: undefined }))
      .when(amlo, 'accruals', interest)
      .refuses('AMBIGUOUS_LOT', { custodians: 'AMLO, Bank B' });
  });

  it('adds to something that the case has', () => {
    given(opened).when(investigator, 'accruals', interest).refuses('UNKNOWN_ASSET', { assetId: 'A1' });
    given(
      opened,
      seized(),
      by(prosecutor, 'releases', { ...hundred, basis: 'order', order, recipient: 'Owner' }),
    )
      .when(investigator, 'accruals', interest)
      .refuses('NOT_HELD', { assetId: 'A1' });
    given(opened, seized())
      .when(investigator, 'accruals', { ...interest, asset: house })
      .refuses('ASSET_KNOWN', { assetId: 'A1' });
  });

  it('of nothing is none, but for an account that was frozen blindly and turns out empty', () => {
    const nothing = { ...hundred, quantity: '0', reason: 'balance-reported' };
    given(opened, seized()).when(investigator, 'accruals', nothing).refuses('ZERO_QUANTITY');
    given(opened, frozen({ quantity: 'unknown' }))
      .when(investigator, 'accruals', { ...nothing, reason: 'interest' })
      .refuses('ZERO_QUANTITY')
      .when(prosecutor, 'closure', { reason: 'nothing there' })
      .refuses('NOT_EMPTY', { lots: '1' })
      .when(investigator, 'accruals', nothing)
      .posts()
      .when(prosecutor, 'closure', { reason: 'nothing there' })
      .posts();
  });

  it('of interest doesn’t say how much was frozen blindly; only a reported balance does', () => {
    given(opened, frozen({ quantity: 'unknown' }))
      .when(investigator, 'accruals', interest)
      .refuses('QUANTITY_UNKNOWN', { assetId: 'A1' })
      .when(investigator, 'accruals', { ...interest, reason: 'balance-reported' })
      .posts('source:world -3.10 THB of A1', 'held:frozen 3.10 THB of A1 with Bank B')
      .when(investigator, 'accruals', interest)
      .posts('source:world -3.10 THB of A1', 'held:frozen 3.10 THB of A1 with Bank B');
  });

  it('of a balance is of the account that it is reported for', () => {
    given(
      opened,
      frozen({ custodian: 'AMLO', quantity: 'unknown' }),
      frozen({ asset: undefined, custodian: 'Bank B' }),
      by(investigator, 'seizures', { ...hundred, custodian: 'AMLO', fromCustodian: 'Bank B', order }),
      by(amlo, 'accruals', { ...hundred, account: 'held:seized', reason: 'balance-reported' }),
    )
      .when(investigator, 'seizures', { ...hundred, custodian: 'Treasury', order })
      .refuses('QUANTITY_UNKNOWN', { assetId: 'A1' });
  });

  it('of a balance is still to come where known property arrives at an account frozen blindly', () => {
    const arrived = () =>
      given(
        opened,
        frozen(),
        frozen({ asset: undefined, custodian: 'Bank C', quantity: 'unknown' }),
        sent({ from: 'Bank B', to: 'Bank C' }),
        by(investigator, 'transfers/confirmation', { byLetter: 'L-1', transferId: 'T1' }),
      );
    const seizure = { ...hundred, custodian: 'AMLO', order };
    const balance = { ...hundred, reason: 'balance-reported' };
    arrived().when(investigator, 'seizures', seizure).refuses('QUANTITY_UNKNOWN', { assetId: 'A1' });
    for (const [more, all] of [
      ['7.00', '107.00'],
      ['0.00', '100.00'],
    ] as const) {
      const story = arrived();
      story.goOn(by(investigator, 'accruals', { ...balance, quantity: more }));
      story
        .when(investigator, 'seizures', { ...seizure, quantity: all })
        .posts(`held:frozen -${all} THB of A1 with Bank C`, `held:seized ${all} THB of A1 with AMLO`);
    }
  });

  it('by a fork is a new asset beside its parent', () => {
    given(opened, seized({ quantity: '5', unit: 'BTC' }))
      .when(investigator, 'accruals', fork)
      .posts(
        'source:world -5.00000000 bip122:000000000000000000651ef99cb9fcbe/slip44:145 of F1',
        'held:seized 5.00000000 bip122:000000000000000000651ef99cb9fcbe/slip44:145 of F1 with AMLO',
      )
      .when(investigator, 'accruals', fork)
      .refuses('ASSET_KNOWN', { assetId: 'F1' });
  });

  it('by a fork lies where its parent does, which must be named where that is in several places', () => {
    const coins = { quantity: '5', unit: 'BTC' };
    const story = given(opened, seized(coins), seized({ ...coins, asset: undefined, custodian: 'Treasury' }));
    story.when(investigator, 'accruals', fork).refuses('AMBIGUOUS_LOT', { custodians: 'AMLO, Treasury' });
    const { fact } = story.goOn(by(investigator, 'accruals', { ...fork, custodian: 'Treasury' }));
    expect(fact.legs?.at(-1)).toMatchObject({ account: 'held:seized', assetId: 'F1', custodian: 'Treasury' });
  });

  it('by a fork is frozen as what it came of: until then, and extended by a new order only', () => {
    const coins = { quantity: '5', unit: 'BTC' };
    const expiresAt = '2027-01-01T00:00:00.000Z';
    const later = '2028-01-01T00:00:00.000Z';
    const story = given(opened, frozen({ ...coins, expiresAt }), by(investigator, 'accruals', fork));
    const forked = () => [...story.book.state.scan('lot', theCase, 'F1|')].map(([, lot]) => lot);
    const [parent] = [...story.book.state.scan('lot', theCase, 'A1|')].map(([, lot]) => lot);
    expect(forked()).toMatchObject([{ account: 'held:frozen', expiresAt, orderKey: parent?.orderKey }]);
    story
      .when(prosecutor, 'extensions', { assetId: 'F1', expiresAt: later, order })
      .refuses('NEW_ORDER_REQUIRED')
      .when(prosecutor, 'extensions', { assetId: 'F1', expiresAt: later, order: laterOrder })
      .posts();
    expect(forked()).toMatchObject([{ expiresAt: later }]);
  });

  it.each([true, false])(
    'by a fork of what is confiscated goes back with its parent (final: %s)',
    (final) => {
      const coins = { quantity: '5', unit: 'BTC' };
      const reversal = { appeal: laterOrder, assetId: 'F1', order: laterOrder, quantity: '5', unit: 'BCH' };
      const story = given(
        opened,
        seized(coins),
        confiscated({ ...coins, final }),
        by(investigator, 'accruals', fork),
      );
      story.goOn(by(prosecutor, 'reversals', reversal));
      const [[, lot] = []] = story.book.state.scan('lot', theCase, 'F1|');
      expect(lot).toMatchObject({ account: 'held:seized', custodian: 'AMLO', quantity: '5.00000000' });
    },
  );

  it('never makes two things of one: what came of a thing is an asset of its own', () => {
    const item = { assetId: 'H1', quantity: '1', unit: 'item' };
    given(opened, seized({ ...item, asset: house }))
      .when(investigator, 'accruals', { ...item, reason: 'found' })
      .refuses('NOTHING_ACCRUES', { assetId: 'H1' })
      .when(investigator, 'accruals', {
        ...item,
        asset: { ...house, parent: 'H1' },
        assetId: 'H2',
        quantity: '2',
        reason: 'fork',
      })
      .refuses('ITEM_IS_ONE', { assetId: 'H2', quantity: '2' })
      .when(investigator, 'accruals', {
        ...item,
        asset: { ...house, parent: 'H1' },
        assetId: 'H2',
        reason: 'fork',
      })
      .posts('source:world -1 item of H2', 'held:seized 1 item of H2 with AMLO');
  });

  it('by a fork describes the new asset and names a parent that is held', () => {
    const { parent: _, ...orphan } = coin;
    const { asset: __, ...undescribed } = fork;
    given(opened, seized({ quantity: '5', unit: 'BTC' }))
      .when(investigator, 'accruals', { ...fork, asset: orphan })
      .refuses('PARENT_REQUIRED')
      .when(investigator, 'accruals', undescribed)
      .refuses('ASSET_REQUIRED', { assetId: 'F1' })
      .when(investigator, 'accruals', { ...fork, asset: { ...coin, parent: 'A9' } })
      .refuses('NOT_HELD', { assetId: 'A9' });
  });
});

describe('a valuation', () => {
  const valuation = {
    assetId: 'A1',
    date: '2026-01-31',
    method: 'market',
    value: { quantity: '95.00', unit: 'USD' },
    valuer: 'Valuer Co.',
  };

  it('never changes a quantity', () => {
    given(opened, seized()).when(amlo, 'valuations', valuation).posts();
  });

  it('is of an asset of the case, in a unit that exists', () => {
    given(opened).when(investigator, 'valuations', valuation).refuses('UNKNOWN_ASSET');
    given(opened, seized())
      .when(amlo, 'valuations', { ...valuation, value: { quantity: '95', unit: 'XAU' } })
      .refuses('UNKNOWN_UNIT', { unit: 'XAU' })
      .when(amlo, 'valuations', { ...valuation, value: { quantity: '95.001', unit: 'USD' } })
      .refuses('PRECISION_EXCEEDED', { digits: '2', quantity: '95.001', unit: 'USD' });
  });
});
