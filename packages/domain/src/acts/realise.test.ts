import { describe, expect, it } from 'vitest';
import { by, given, type Story, theCase } from '../scenario.fixture.ts';
import { amlo, investigator, prosecutor, treasury } from '../scenario-people.fixture.ts';
import {
  confiscated,
  frozen,
  house,
  laterOrder,
  opened,
  order,
  seized,
  sent,
} from '../scenario-steps.fixture.ts';

const thing = { assetId: 'H1', quantity: '1', unit: 'item' };
const wallet = { assetId: 'W1', unit: 'BTC' };
const sale = {
  buyerReference: 'Auction 12, lot 3',
  costs: [{ quantity: '70.25', reference: 'A-12', type: 'auction' }],
  gross: '900.00',
  liens: [{ holder: 'Bank K', quantity: '400.00', reference: 'Mortgage 7' }],
  proceedsUnit: 'THB',
};
const held = { ...sale, ground: 'perishable', order, ownerHeard: true };
const expiresAt = '2027-03-17T00:00:00Z';

const lotsOf = (story: Story) => [...story.book.state.scan('lot', theCase, '')].map(([, lot]) => lot);

describe('a sale', () => {
  it('of what the State owns makes proceeds of what costs and liens leave', () => {
    given(opened, seized({ ...thing, asset: house }), confiscated(thing))
      .when(amlo, 'realisations', { ...thing, ...sale })
      .posts(
        'owned:confiscated -1 item of H1 with AMLO',
        'out:sold 1 item of H1',
        'source:sale -900.00 THB of H1',
        'owned:proceeds 429.75 THB of H1 with AMLO',
        'out:costs 70.25 THB of H1',
        'out:liens 400.00 THB of H1',
      );
  });

  it('before any confiscation leaves its money held, under the very freeze', () => {
    const story = given(opened, frozen({ ...thing, asset: house, expiresAt }))
      .when(prosecutor, 'realisations', { ...thing, ...held, costs: [], liens: [] })
      .posts(
        'held:frozen -1 item of H1 with Bank B',
        'out:sold 1 item of H1',
        'source:sale -900.00 THB of H1',
        'held:frozen 900.00 THB of H1 with Bank B',
      );
    expect(lotsOf(story)).toMatchObject([{ account: 'held:frozen', expiresAt, quantity: '900.00' }]);
    story
      .when(prosecutor, 'releases', {
        assetId: 'H1',
        quantity: '900.00',
        unit: 'THB',
        basis: 'expiry',
        recipient: 'Owner',
      })
      .refuses('NOT_EXPIRED');
  });

  it('joins money that is frozen there, and both are restrained no longer than the first of them', () => {
    const sooner = '2026-12-17T00:00:00Z';
    const money = { assetId: 'W1', quantity: '50.00', unit: 'THB' };
    const story = given(
      opened,
      frozen({ ...wallet, expiresAt, quantity: '2' }),
      frozen({ ...money, asset: undefined, expiresAt: sooner }),
      by(prosecutor, 'realisations', { ...wallet, ...held, costs: [], liens: [], quantity: '2' }),
    );
    expect(lotsOf(story)).toMatchObject([{ expiresAt: sooner, quantity: '950.00' }]);
  });

  it('of what has run out brings its money to no freeze that goes on, nor the other way round', () => {
    const begun = { effectiveAt: '2025-12-17T03:00:00Z' };
    const ended = { ...begun, expiresAt: '2026-03-17T00:00:00Z' };
    const money = { assetId: 'W1', asset: undefined, quantity: '50.00', unit: 'THB' };
    const sale = { ...wallet, ...held, costs: [], liens: [], quantity: '2' };
    for (const [coins, there] of [
      [ended, begun],
      [begun, ended],
    ])
      given(opened, frozen({ ...wallet, ...coins, quantity: '2' }), frozen({ ...there, ...money }))
        .when(prosecutor, 'realisations', sale)
        .refuses('FREEZE_EXPIRED', { expiredAt: ended.expiresAt });
  });

  it('before a confiscation ends as proceeds when the confiscation of its money is final', () => {
    const money = { assetId: 'W1', quantity: '900.00', unit: 'USD' };
    const usd = { ...held, costs: [], liens: [], proceedsUnit: 'USD' };
    const sold = [
      opened,
      seized({ ...wallet, quantity: '2' }),
      by(prosecutor, 'realisations', { ...wallet, ...usd, quantity: '2' }),
    ];
    given(...sold)
      .when(prosecutor, 'confiscations', { ...money, final: true, order })
      .posts('held:seized -900.00 USD of W1 with AMLO', 'owned:proceeds 900.00 USD of W1 with AMLO');
    given(...sold, confiscated({ ...money, final: false }))
      .when(prosecutor, 'finality', { ...money, decidedAt: '2026-06-01', order })
      .posts('held:confiscated -900.00 USD of W1 with AMLO', 'owned:proceeds 900.00 USD of W1 with AMLO');
  });

  it('stays a sale’s money wherever it is kept', () => {
    const money = { assetId: 'H1', quantity: '900.00', unit: 'THB' };
    given(
      opened,
      seized({ ...thing, asset: house }),
      by(prosecutor, 'realisations', { ...thing, ...held, costs: [], liens: [] }),
      sent(money),
      by(treasury, 'transfers/confirmation', { transferId: 'T1' }),
    )
      .when(prosecutor, 'confiscations', { ...money, final: true, order })
      .posts('held:seized -900.00 THB of H1 with Treasury', 'owned:proceeds 900.00 THB of H1 with Treasury');
  });

  it('that costs and liens use up leaves nothing', () => {
    given(opened, seized({ ...thing, asset: house }), confiscated(thing))
      .when(prosecutor, 'realisations', { ...thing, ...sale, gross: '470.25' })
      .posts(
        'owned:confiscated -1 item of H1 with AMLO',
        'out:sold 1 item of H1',
        'source:sale -470.25 THB of H1',
        'out:costs 70.25 THB of H1',
        'out:liens 400.00 THB of H1',
      )
      .when(prosecutor, 'closure', { reason: 'Nothing is left' })
      .posts();
  });

  it('of what is only held needs an order, a ground, and the owner heard or why not', () => {
    const story = given(opened, seized({ ...thing, asset: house }));
    const { ground: _, ...noGround } = held;
    const { order: __, ...noOrder } = held;
    const { ownerHeard: ___, ...unheard } = held;
    story.when(prosecutor, 'realisations', { ...thing, ...noOrder }).refuses('ORDER_REQUIRED');
    story.when(prosecutor, 'realisations', { ...thing, ...noGround }).refuses('GROUND_REQUIRED');
    story.when(prosecutor, 'realisations', { ...thing, ...unheard }).refuses('OWNER_NOT_HEARD');
    story
      .when(prosecutor, 'realisations', { ...thing, ...held, ownerHeard: false })
      .refuses('OWNER_NOT_HEARD');
    story.goOn(
      by(prosecutor, 'realisations', { ...thing, ...held, ownerHeard: false, whyNotHeard: 'Not found' }),
    );
  });

  it('adds up exactly, or is refused', () => {
    const story = given(opened, seized({ ...thing, asset: house }), confiscated(thing));
    const asked = (about: object) => story.when(prosecutor, 'realisations', { ...thing, ...sale, ...about });
    asked({ gross: '470.24' }).refuses('DEDUCTIONS_EXCEED', {
      deductions: '470.25',
      gross: '470.24',
      unit: 'THB',
    });
    asked({ gross: '900.001' }).refuses('PRECISION_EXCEEDED');
    asked({ costs: [{ quantity: '0.001', reference: 'x', type: 'x' }] }).refuses('PRECISION_EXCEEDED');
    asked({ gross: '0' }).refuses('ZERO_QUANTITY');
    asked({ proceedsUnit: 'BTC' }).refuses('NOT_MONEY');
    asked({ proceedsUnit: 'XAU' }).refuses('UNKNOWN_UNIT');
  });

  it('waits for what is on its way', () => {
    const half = { ...wallet, order, quantity: '1.5' };
    given(opened, seized({ ...wallet, quantity: '2' }), sent(half))
      .when(prosecutor, 'realisations', { ...wallet, ...held, quantity: '0.50000001' })
      .refuses('IN_TRANSIT', { transferId: 'T1' })
      .when(prosecutor, 'realisations', { ...wallet, ...held, quantity: '0.5' })
      .posts(
        'held:seized -0.50000000 4H95J0R2X of W1 with AMLO',
        'out:sold 0.50000000 4H95J0R2X of W1',
        'source:sale -900.00 THB of W1',
        'held:seized 429.75 THB of W1 with AMLO',
        'out:costs 70.25 THB of W1',
        'out:liens 400.00 THB of W1',
      );
  });

  it('is not of money, not before the taking, not in a closed case, not an investigator’s', () => {
    const story = given(opened, seized());
    const body = { assetId: 'A1', quantity: '5.00', unit: 'THB', ...held };
    story.when(prosecutor, 'realisations', body).refuses('ALREADY_MONEY');
    story.when(investigator, 'realisations', body).refuses('ROLE_NOT_PERMITTED');
    story
      .when(prosecutor, 'realisations', { ...body, effectiveAt: '2025-01-01T00:00:00Z' })
      .refuses('EFFECTIVE_BEFORE_TAKING');
    given(opened, by(prosecutor, 'closure', { reason: 'done' }))
      .when(prosecutor, 'realisations', body)
      .refuses('CASE_CLOSED');
  });

  it('asks which lot where several match, and waits where the quantity is unknown', () => {
    given(
      opened,
      seized({ ...wallet, quantity: '1' }),
      frozen({ ...wallet, asset: undefined, quantity: '1' }),
    )
      .when(prosecutor, 'realisations', { ...wallet, ...held, quantity: '1' })
      .refuses('AMBIGUOUS_LOT');
    given(opened, frozen({ ...wallet, quantity: 'unknown' }))
      .when(prosecutor, 'realisations', { ...wallet, ...held, order: laterOrder, quantity: '1' })
      .refuses('QUANTITY_UNKNOWN');
  });
});
