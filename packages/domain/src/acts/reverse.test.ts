import { describe, expect, it } from 'vitest';
import { by, given, type Story, theCase } from '../scenario.fixture.ts';
import { amlo, investigator, prosecutor, treasury } from '../scenario-people.fixture.ts';
import {
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
const reversal = { ...hundred, appeal: laterOrder, order: laterOrder };
const shared = by(prosecutor, 'shares', { agreement: 'M', partner: 'KH', quantity: '40.00', unit: 'THB' });
const originsOf = (story: Story) => [...story.book.state.scan('origin', theCase, '')].map(([, one]) => one);

describe('a reversal', () => {
  it('restores what was frozen under its freeze, whether the confiscation was final or not', () => {
    for (const final of [true, false]) {
      const story = given(opened, frozen({ expiresAt }), confiscated({ final }))
        .when(prosecutor, 'reversals', reversal)
        .posts(
          `${final ? 'owned' : 'held'}:confiscated -100.00 THB of A1 with Bank B`,
          'held:frozen 100.00 THB of A1 with Bank B',
        );
      const lots = [...story.book.state.scan('lot', theCase, '')].map(([, lot]) => lot);
      expect(lots).toMatchObject([{ account: 'held:frozen', expiresAt }]);
      expect(originsOf(story)).toEqual([]);
      story
        .when(investigator, 'extensions', { assetId: 'A1', expiresAt: '2028-01-01T00:00:00Z', order })
        .refuses('NEW_ORDER_REQUIRED');
    }
  });

  it('brings what has run out to no freeze that goes on, nor the other way round', () => {
    const expiredAt = '2026-03-17T00:00:00Z';
    const begun = { effectiveAt: '2025-12-17T03:00:00Z' };
    const [ended, running] = [{ ...begun, expiresAt: expiredAt }, begun];
    for (const [before, since] of [
      [ended, running],
      [running, ended],
    ])
      given(opened, frozen(before), confiscated(), frozen({ ...since, asset: undefined }))
        .when(prosecutor, 'reversals', reversal)
        .refuses('FREEZE_EXPIRED', { expiredAt });
    given(opened, frozen(ended), confiscated(), frozen({ ...ended, asset: undefined }))
      .when(prosecutor, 'reversals', reversal)
      .posts('owned:confiscated -100.00 THB of A1 with Bank B', 'held:frozen 100.00 THB of A1 with Bank B');
  });

  it('gives back apart what goes on and what has run out', () => {
    const expiredAt = '2026-03-17T00:00:00Z';
    const begun = { effectiveAt: '2025-12-17T03:00:00Z' };
    given(
      opened,
      frozen({ ...begun, expiresAt: expiredAt }),
      confiscated(),
      frozen({ ...begun, asset: undefined }),
      confiscated({ account: 'held:frozen' }),
    )
      .when(prosecutor, 'reversals', { ...reversal, quantity: '200.00' })
      .refuses('FREEZE_EXPIRED', { expiredAt })
      .when(prosecutor, 'reversals', reversal)
      .posts('owned:confiscated -100.00 THB of A1 with Bank B', 'held:frozen 100.00 THB of A1 with Bank B');
  });

  it('rests on no appeal that is still to be decided', () => {
    given(opened, seized(), confiscated())
      .when(prosecutor, 'reversals', { ...reversal, appeal: { ...laterOrder, date: '2027-01-01' } })
      .refuses('ORDER_IN_FUTURE', { date: '2027-01-01' });
  });

  it('in part gives back the last confiscated first', () => {
    given(
      opened,
      frozen({ custodian: 'AMLO', expiresAt }),
      seized({ asset: undefined, fromCustodian: 'AMLO', quantity: '30.00' }),
      confiscated({ account: 'held:seized', quantity: '30.00' }),
      confiscated({ quantity: '70.00' }),
    )
      .when(prosecutor, 'reversals', { ...reversal, quantity: '80.00' })
      .posts(
        'owned:confiscated -70.00 THB of A1 with AMLO',
        'held:frozen 70.00 THB of A1 with AMLO',
        'owned:confiscated -10.00 THB of A1 with AMLO',
        'held:seized 10.00 THB of A1 with AMLO',
      )
      .when(prosecutor, 'reversals', { ...reversal, quantity: '20.01' })
      .refuses('OVER_CONFISCATED', { confiscated: '20.00', unit: 'THB' });
  });

  it('gives back a sold thing as its money, however often its money was moved', () => {
    const thing = { assetId: 'H1', quantity: '1', unit: 'item' };
    const money = { assetId: 'H1', quantity: '890.00', unit: 'THB' };
    const sale = { buyerReference: 'B', gross: '900.00', liens: [], proceedsUnit: 'THB' };
    const story = given(
      opened,
      frozen({ ...thing, asset: house, custodian: 'AMLO', expiresAt }),
      confiscated(thing),
      by(amlo, 'realisations', { ...thing, ...sale, costs: [{ quantity: '10', reference: 'x', type: 'x' }] }),
      sent(money),
      by(treasury, 'transfers/confirmation', { transferId: 'T1' }),
    );
    story
      .when(prosecutor, 'reversals', { ...reversal, ...thing })
      .refuses('OVER_CONFISCATED', { confiscated: '0', unit: 'item' })
      .when(prosecutor, 'reversals', { ...reversal, ...money })
      .posts('owned:proceeds -890.00 THB of H1 with Treasury', 'held:frozen 890.00 THB of H1 with Treasury')
      .when(prosecutor, 'confiscations', { ...money, final: true, order })
      .posts('held:frozen -890.00 THB of H1 with Treasury', 'owned:proceeds 890.00 THB of H1 with Treasury');
  });

  it('gives back with the property what accrued to it since', () => {
    given(
      opened,
      seized(),
      confiscated(),
      by(investigator, 'accruals', { ...hundred, quantity: '2.50', reason: 'interest' }),
    )
      .when(prosecutor, 'reversals', { ...reversal, quantity: '102.50' })
      .posts(
        'owned:confiscated -2.50 THB of A1 with AMLO',
        'held:seized 2.50 THB of A1 with AMLO',
        'owned:confiscated -100.00 THB of A1 with AMLO',
        'held:seized 100.00 THB of A1 with AMLO',
      );
  });

  it('of what has left is paid by the State, to the last digit and no further', () => {
    const story = given(opened, seized(), confiscated(), shared);
    story.when(prosecutor, 'reversals', reversal).refuses('LEFT_ALREADY', { there: '60.00', unit: 'THB' });
    story
      .when(prosecutor, 'reversals', { ...reversal, shortfall: '40.01' })
      .refuses('SHORTFALL_UNDUE', { left: '40.00', unit: 'THB' });
    story
      .when(prosecutor, 'reversals', { ...reversal, shortfall: '40.00' })
      .posts(
        'owned:confiscated -60.00 THB of A1 with AMLO',
        'held:seized 60.00 THB of A1 with AMLO',
        'source:state -40.00 THB of A1',
        'held:seized 40.00 THB of A1 with AMLO',
      );
    expect(originsOf(story)).toEqual([]);
  });

  it('of what has left altogether lies where it lay, or with the custodian who is named', () => {
    const gone = [
      opened,
      seized(),
      confiscated(),
      by(prosecutor, 'remittances', { ...hundred, purpose: 'treasury', reference: 'x' }),
    ];
    given(...gone)
      .when(prosecutor, 'reversals', { ...reversal, shortfall: '100.00' })
      .posts('source:state -100.00 THB of A1', 'held:seized 100.00 THB of A1 with AMLO');
    given(...gone)
      .when(prosecutor, 'reversals', { ...reversal, custodian: 'Treasury', shortfall: '100.00' })
      .posts('source:state -100.00 THB of A1', 'held:seized 100.00 THB of A1 with Treasury');
  });

  it('does not let the State pay for what is still there, with whomever', () => {
    given(
      opened,
      seized(),
      confiscated(),
      sent({ quantity: '30.00' }),
      by(treasury, 'transfers/confirmation', { transferId: 'T1' }),
    )
      .when(prosecutor, 'reversals', { ...reversal, custodian: 'AMLO', shortfall: '30.00' })
      .refuses('SHORTFALL_UNDUE', { left: '0.00', unit: 'THB' })
      .when(prosecutor, 'reversals', reversal)
      .refuses('AMBIGUOUS_LOT');
  });

  it('reaches what was allocated to claims only through the State', () => {
    given(opened, seized(), confiscated(), claimed('C1'), distributed({ fund: '60.00' }))
      .when(prosecutor, 'reversals', reversal)
      .refuses('LEFT_ALREADY', { there: '40.00', unit: 'THB' });
  });

  it('is not held up by a lorry', () => {
    given(opened, seized(), confiscated(), sent())
      .when(prosecutor, 'reversals', reversal)
      .posts('owned:confiscated -100.00 THB of A1 with AMLO', 'held:seized 100.00 THB of A1 with AMLO')
      .when(treasury, 'transfers/confirmation', { transferId: 'T1' })
      .posts()
      .when(prosecutor, 'releases', { ...hundred, basis: 'order', order, recipient: 'Owner' })
      .posts('held:seized -100.00 THB of A1 with Treasury', 'out:released 100.00 THB of A1');
  });

  it('is of a confiscation, needs an order and a second person', () => {
    const { order: _, ...noOrder } = reversal;
    given(opened, seized())
      .when(prosecutor, 'reversals', reversal)
      .refuses('OVER_CONFISCATED', { confiscated: '0.00', unit: 'THB' })
      .when(prosecutor, 'reversals', { ...reversal, assetId: 'A9' })
      .refuses('UNKNOWN_ASSET')
      .when(amlo, 'reversals', reversal)
      .refuses('ROLE_NOT_PERMITTED')
      .when(prosecutor, 'reversals', noOrder)
      .refuses('ORDER_REQUIRED');
    given(opened, seized(), confiscated()).when(prosecutor, 'reversals', reversal).proposes();
  });
});
