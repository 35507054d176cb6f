import { describe, expect, it } from 'vitest';
import { by, given, theCase } from '../scenario.fixture.ts';
import { amlo, investigator, prosecutor } from '../scenario-people.fixture.ts';
import {
  claimed,
  confiscated,
  distributed,
  frozen,
  house,
  hundred,
  laterOrder,
  opened,
  seized,
  sent,
} from '../scenario-steps.fixture.ts';

const atRate = { rate: '0.030149', rateAt: '2026-01-15T09:00:00Z', source: 'Bank of Thailand' };
/** 100.00 THB at the rate is 3.0149 USD. */
const conversion = { ...hundred, ...atRate, to: { quantity: '3.01', unit: 'USD' } };

describe('a conversion', () => {
  it('keeps account and custodian, and states both amounts', () => {
    given(opened, seized())
      .when(amlo, 'conversions', conversion)
      .posts(
        'held:seized -100.00 THB of A1 with AMLO',
        'out:converted 100.00 THB of A1',
        'source:converted -3.01 USD of A1',
        'held:seized 3.01 USD of A1 with AMLO',
      );
  });

  it.each([
    ['3.00', 'RATE_MISMATCH'],
    ['3.01', 'posted'],
    ['3.02', 'posted'],
    ['3.03', 'RATE_MISMATCH'],
  ])('to %s USD where the rate gives 3.0149: %s', (quantity, outcome) => {
    const story = given(opened, seized());
    const asked = { ...conversion, to: { quantity, unit: 'USD' } };
    if (outcome === 'posted') story.goOn(by(prosecutor, 'conversions', asked));
    else
      story
        .when(prosecutor, 'conversions', asked)
        .refuses('RATE_MISMATCH', { from: '100.00 THB', rate: '0.030149', to: `${quantity} USD` });
  });

  it('to exactly one minor unit more or less than the rate gives is refused', () => {
    const even = { ...hundred, ...atRate, rate: '0.03' };
    for (const quantity of ['2.99', '3.01'])
      given(opened, seized())
        .when(prosecutor, 'conversions', { ...even, to: { quantity, unit: 'USD' } })
        .refuses('RATE_MISMATCH');
  });

  it('leaves frozen money under its freeze', () => {
    const expiresAt = '2027-03-17T00:00:00Z';
    const story = given(opened, frozen({ expiresAt }), by(prosecutor, 'conversions', conversion));
    const lots = [...story.book.state.scan('lot', theCase, '')].map(([, lot]) => lot);
    expect(lots).toMatchObject([{ account: 'held:frozen', expiresAt, unit: 'USD' }]);
  });

  it('of what has run out joins no freeze that goes on, nor the other way round', () => {
    const begun = { effectiveAt: '2025-12-17T03:00:00Z' };
    const ended = { ...begun, expiresAt: '2026-03-17T00:00:00Z' };
    const dollars = { asset: undefined, unit: 'USD' };
    for (const [baht, there] of [
      [ended, begun],
      [begun, ended],
    ])
      given(opened, frozen(baht), frozen({ ...there, ...dollars }))
        .when(prosecutor, 'conversions', conversion)
        .refuses('FREEZE_EXPIRED', { expiredAt: ended.expiresAt });
    const story = given(opened, frozen(ended), frozen({ ...ended, ...dollars }));
    story.goOn(by(prosecutor, 'conversions', conversion));
  });

  it('is of money to money, or of a token to a token, and of two units', () => {
    const thing = { assetId: 'H1', quantity: '1', unit: 'item' };
    const coin = { assetId: 'W1', quantity: '1', unit: 'BTC' };
    const story = given(
      opened,
      seized(),
      seized({ ...thing, asset: house }),
      seized({ ...coin, asset: house }),
    );
    const asked = (of: object, quantity: string, unit: string) =>
      story.when(prosecutor, 'conversions', { ...of, ...atRate, rate: '1', to: { quantity, unit } });
    asked(hundred, '100', 'THB').refuses('SAME_UNIT', { unit: 'THB' });
    asked(hundred, '100', 'BTC').refuses('NOT_CONVERTIBLE');
    asked(coin, '1', 'USD').refuses('NOT_CONVERTIBLE');
    asked(thing, '1', 'USD').refuses('NOT_CONVERTIBLE');
    asked(coin, '1', 'BCH').posts(
      'held:seized -1.00000000 4H95J0R2X of W1 with AMLO',
      'out:converted 1.00000000 4H95J0R2X of W1',
      'source:converted -1.00000000 bip122:000000000000000000651ef99cb9fcbe/slip44:145 of W1',
      'held:seized 1.00000000 bip122:000000000000000000651ef99cb9fcbe/slip44:145 of W1 with AMLO',
    );
  });

  it('of what was confiscated is what a reversal gives back', () => {
    given(opened, frozen(), confiscated(), by(prosecutor, 'conversions', conversion))
      .when(prosecutor, 'reversals', { ...hundred, appeal: laterOrder, order: laterOrder })
      .refuses('OVER_CONFISCATED', { confiscated: '0.00', unit: 'THB' })
      .when(prosecutor, 'reversals', {
        assetId: 'A1',
        quantity: '3.01',
        unit: 'USD',
        appeal: laterOrder,
        order: laterOrder,
      })
      .posts('owned:confiscated -3.01 USD of A1 with Bank B', 'held:frozen 3.01 USD of A1 with Bank B');
  });

  it('of more than was confiscated is given back by a reversal in the proportion of what was', () => {
    const paidByState = { ...hundred, appeal: laterOrder, order: laterOrder, shortfall: '100.00' };
    const voided = {
      amount: '100.00',
      claimId: 'C1',
      order: laterOrder,
      reason: 'not cashed',
      restitutionId: 'R1',
    };
    const more = { ...conversion, quantity: '150.00', to: { quantity: '4.52', unit: 'USD' } };
    const reversal = { ...hundred, appeal: laterOrder, order: laterOrder, unit: 'USD' };
    const story = given(
      opened,
      seized(),
      confiscated(),
      claimed('C1'),
      distributed(),
      by(prosecutor, 'reversals', paidByState),
      by(prosecutor, 'restitutions/voids', voided),
      confiscated({ account: 'held:seized' }),
      by(prosecutor, 'conversions', more),
    );
    story
      .when(prosecutor, 'reversals', { ...reversal, quantity: '3.02' })
      .refuses('OVER_CONFISCATED', { confiscated: '3.01', unit: 'USD' })
      .when(prosecutor, 'reversals', { ...reversal, quantity: '3.01' })
      .posts('owned:confiscated -3.01 USD of A1 with AMLO', 'held:seized 3.01 USD of A1 with AMLO');
  });

  it('waits for what is on its way, and is no investigator’s', () => {
    given(opened, seized(), sent())
      .when(prosecutor, 'conversions', conversion)
      .refuses('IN_TRANSIT', { transferId: 'T1' })
      .when(investigator, 'conversions', conversion)
      .refuses('ROLE_NOT_PERMITTED');
  });
});
