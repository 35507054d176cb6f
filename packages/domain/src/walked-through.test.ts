import { expect, it } from 'vitest';
import { by, given, theCase } from './scenario.fixture.ts';
import { agencyCourt, amlo, investigator, prosecutor, treasury } from './scenario-people.fixture.ts';
import { account, house, laterOrder, opened, order } from './scenario-steps.fixture.ts';

const expiresAt = '2027-03-17T00:00:00Z';

it('a USD account: frozen, with interest, released in part, confiscated, final, spent, closed', () => {
  const usd = { assetId: 'USD-1', unit: 'USD' };
  const story = given(opened)
    .when(investigator, 'freezes', {
      ...usd,
      asset: account,
      custodian: 'Bank B',
      order,
      quantity: '250000.00',
    })
    .posts('source:world -250000.00 USD of USD-1', 'held:frozen 250000.00 USD of USD-1 with Bank B')
    .when(investigator, 'accruals', { ...usd, quantity: '310.00', reason: 'interest' })
    .posts('source:world -310.00 USD of USD-1', 'held:frozen 310.00 USD of USD-1 with Bank B')
    .when(prosecutor, 'releases', { ...usd, basis: 'order', order, quantity: '50000.00', recipient: 'Owner' })
    .posts('held:frozen -50000.00 USD of USD-1 with Bank B', 'out:released 50000.00 USD of USD-1')
    .when(prosecutor, 'confiscations', { ...usd, final: false, order, quantity: '200310.00' })
    .posts(
      'held:frozen -200310.00 USD of USD-1 with Bank B',
      'held:confiscated 200310.00 USD of USD-1 with Bank B',
    )
    .when(agencyCourt, 'finality', { ...usd, decidedAt: '2026-06-01', order, quantity: '200310.00' })
    .posts(
      'held:confiscated -200310.00 USD of USD-1 with Bank B',
      'owned:confiscated 200310.00 USD of USD-1 with Bank B',
    );
  story
    .when(prosecutor, 'costs', {
      ...usd,
      invoice: 'INV-1',
      paidBy: 'property',
      quantity: '1310',
      type: 'storage',
    })
    .posts('owned:confiscated -1310.00 USD of USD-1 with Bank B', 'out:costs 1310.00 USD of USD-1')
    .when(prosecutor, 'shares', { agreement: 'MLA 3', partner: 'KH', quantity: '79600', unit: 'USD' })
    .posts('owned:confiscated -79600.00 USD of USD-1 with Bank B', 'out:shared 79600.00 USD of USD-1')
    .when(prosecutor, 'remittances', {
      ...usd,
      purpose: 'treasury',
      quantity: '119400.00',
      reference: 'TR-9',
    })
    .posts('owned:confiscated -119400.00 USD of USD-1 with Bank B', 'out:state 119400.00 USD of USD-1')
    .when(prosecutor, 'closure', { reason: 'Nothing is left' })
    .posts();
  expect(story.balances()).toEqual({
    'source:world USD': '-250310.00',
    'out:released USD': '50000.00',
    'out:costs USD': '1310.00',
    'out:shared USD': '79600.00',
    'out:state USD': '119400.00',
  });
});

it('12.5 BTC: seized, sent to the agency’s wallet, sold by leave of the court, its confiscation reversed, released', () => {
  const btc = { assetId: 'BTC-1', unit: 'BTC' };
  const money = { assetId: 'BTC-1', unit: 'USD' };
  const wallet = { description: 'Hardware wallet', kind: 'crypto' };
  const received = {
    received: '12.49979',
    shortfall: { quantity: '0.00021', reason: 'fee' },
    transferId: 'T1',
  };
  const bitcoin = '4H95J0R2X of BTC-1';
  const story = given(
    opened,
    by(investigator, 'seizures', { ...btc, asset: wallet, custodian: 'AMLO', order, quantity: '12.5' }),
    by(amlo, 'transfers', { ...btc, from: 'AMLO', order, quantity: '12.5', to: 'Treasury' }, { id: 'T1' }),
  )
    .when(treasury, 'transfers/confirmation', received)
    .posts(
      `held:seized -0.00021000 ${bitcoin} with AMLO during T1`,
      `out:costs 0.00021000 ${bitcoin} during T1`,
    )
    .when(prosecutor, 'realisations', {
      ...btc,
      buyerReference: 'OTC 4',
      costs: [{ quantity: '2031.22', reference: 'FEE-4', type: 'exchange fee' }],
      gross: '812486.35',
      ground: 'court-leave',
      liens: [],
      order,
      ownerHeard: true,
      proceedsUnit: 'USD',
      quantity: '12.49979',
    })
    .posts(
      `held:seized -12.49979000 ${bitcoin} with Treasury`,
      `out:sold 12.49979000 ${bitcoin}`,
      'source:sale -812486.35 USD of BTC-1',
      'held:seized 810455.13 USD of BTC-1 with Treasury',
      'out:costs 2031.22 USD of BTC-1',
    )
    .when(prosecutor, 'confiscations', { ...money, final: false, order, quantity: '810455.13' })
    .posts(
      'held:seized -810455.13 USD of BTC-1 with Treasury',
      'held:confiscated 810455.13 USD of BTC-1 with Treasury',
    )
    .when(prosecutor, 'reversals', { ...money, appeal: laterOrder, order: laterOrder, quantity: '810455.13' })
    .posts(
      'held:confiscated -810455.13 USD of BTC-1 with Treasury',
      'held:seized 810455.13 USD of BTC-1 with Treasury',
    )
    .when(investigator, 'accruals', { ...money, quantity: '9120.00', reason: 'interest' })
    .posts('source:world -9120.00 USD of BTC-1', 'held:seized 9120.00 USD of BTC-1 with Treasury')
    .when(prosecutor, 'releases', {
      ...money,
      basis: 'order',
      order,
      quantity: '819575.13',
      recipient: 'Owner',
    })
    .posts('held:seized -819575.13 USD of BTC-1 with Treasury', 'out:released 819575.13 USD of BTC-1')
    .when(prosecutor, 'closure', { reason: 'All released' })
    .posts();
  expect(story.balances()).toEqual({
    'source:world 4H95J0R2X': '-12.50000000',
    'out:costs 4H95J0R2X': '0.00021000',
    'out:sold 4H95J0R2X': '12.49979000',
    'source:sale USD': '-812486.35',
    'source:world USD': '-9120.00',
    'out:costs USD': '2031.22',
    'out:released USD': '819575.13',
  });
});

it('a confiscation reversed after part was shared: the State pays what has left', () => {
  const usd = { assetId: 'USD-1', unit: 'USD' };
  const back = { ...usd, appeal: laterOrder, order: laterOrder };
  const story = given(
    opened,
    by(investigator, 'freezes', {
      ...usd,
      asset: account,
      custodian: 'Bank B',
      expiresAt,
      order,
      quantity: '700',
    }),
    by(investigator, 'seizures', { ...usd, custodian: 'Bank B', order, quantity: '300' }),
    by(prosecutor, 'confiscations', { ...usd, account: 'held:seized', final: true, order, quantity: '300' }),
    by(prosecutor, 'confiscations', { ...usd, final: true, order, quantity: '400' }),
    by(prosecutor, 'accruals', { ...usd, quantity: '12.00', reason: 'interest' }),
    by(prosecutor, 'shares', { agreement: 'MLA 3', partner: 'KH', quantity: '250', unit: 'USD' }),
    by(prosecutor, 'costs', {
      invoice: 'I',
      paidBy: 'property',
      quantity: '10.50',
      type: 'audit',
      unit: 'USD',
    }),
  )
    .when(prosecutor, 'reversals', { ...back, quantity: '712.00' })
    .refuses('LEFT_ALREADY', { there: '451.50', unit: 'USD' })
    .when(prosecutor, 'reversals', { ...back, quantity: '712.01', shortfall: '260.50' })
    .refuses('OVER_CONFISCATED', { confiscated: '712.00', unit: 'USD' })
    .when(prosecutor, 'reversals', { ...back, quantity: '712.00', shortfall: '260.51' })
    .refuses('SHORTFALL_UNDUE', { left: '260.50', unit: 'USD' })
    .when(prosecutor, 'reversals', { ...back, quantity: '712.00', shortfall: '260.50' })
    .posts(
      'owned:confiscated -12.00 USD of USD-1 with Bank B',
      'held:frozen 12.00 USD of USD-1 with Bank B',
      'owned:confiscated -400.00 USD of USD-1 with Bank B',
      'held:frozen 400.00 USD of USD-1 with Bank B',
      'owned:confiscated -39.50 USD of USD-1 with Bank B',
      'held:seized 39.50 USD of USD-1 with Bank B',
      'source:state -260.50 USD of USD-1',
      'held:seized 260.50 USD of USD-1 with Bank B',
    );
  const lots = [...story.book.state.scan('lot', theCase, '')].map(([, lot]) => lot);
  expect(lots.find((lot) => lot.account === 'held:frozen')).toMatchObject({ expiresAt, quantity: '412.00' });
  story
    .when(prosecutor, 'reversals', { ...back, quantity: '0.01', shortfall: '0.01' })
    .refuses('OVER_CONFISCATED', { confiscated: '0.00', unit: 'USD' });
  for (const [from, quantity] of [
    ['held:seized', '300'],
    ['held:frozen', '412'],
  ] as const)
    story.goOn(
      by(prosecutor, 'releases', {
        ...usd,
        account: from,
        basis: 'order',
        order,
        quantity,
        recipient: 'Owner',
      }),
    );
  story.goOn(by(prosecutor, 'closure', { reason: 'All went back' }));
  expect(story.balances()).toEqual({
    'source:world USD': '-712.00',
    'source:state USD': '-260.50',
    'out:costs USD': '10.50',
    'out:released USD': '712.00',
    'out:shared USD': '250.00',
  });
});

it('a mortgaged house: sold after its confiscation, the bank paid from its price', () => {
  const thing = { assetId: 'H1', unit: 'item' };
  const thb = { assetId: 'H1', unit: 'THB' };
  const story = given(
    opened,
    by(investigator, 'seizures', { ...thing, asset: house, custodian: 'Treasury', order, quantity: '1' }),
    by(prosecutor, 'confiscations', { ...thing, final: true, order, quantity: '1' }),
  )
    .when(treasury, 'costs', {
      ...thb,
      invoice: 'I-1',
      paidBy: 'state',
      quantity: '18000.50',
      type: 'guards',
    })
    .posts('source:state -18000.50 THB of H1', 'out:costs 18000.50 THB of H1')
    .when(treasury, 'realisations', {
      ...thing,
      buyerReference: 'Auction 12, lot 3',
      costs: [
        { quantity: '120000.00', reference: 'A-12', type: 'auction' },
        { quantity: '33000.00', reference: 'T-1', type: 'transfer tax' },
      ],
      gross: '4800000.00',
      liens: [{ holder: 'Bank K', quantity: '2147350.25', reference: 'Mortgage 77/2560' }],
      proceedsUnit: 'THB',
      quantity: '1',
    })
    .posts(
      'owned:confiscated -1 item of H1 with Treasury',
      'out:sold 1 item of H1',
      'source:sale -4800000.00 THB of H1',
      'owned:proceeds 2499649.75 THB of H1 with Treasury',
      'out:costs 120000.00 THB of H1',
      'out:costs 33000.00 THB of H1',
      'out:liens 2147350.25 THB of H1',
    )
    .when(prosecutor, 'remittances', {
      ...thb,
      purpose: 'reimbursement',
      quantity: '18000.50',
      reference: 'R-1',
    })
    .posts('owned:proceeds -18000.50 THB of H1 with Treasury', 'out:state 18000.50 THB of H1')
    .when(prosecutor, 'remittances', { ...thb, purpose: 'fund', quantity: '2481649.25', reference: 'R-2' })
    .posts('owned:proceeds -2481649.25 THB of H1 with Treasury', 'out:state 2481649.25 THB of H1')
    .when(prosecutor, 'closure', { reason: 'Nothing is left' })
    .posts();
  expect(story.balances()).toEqual({
    'source:world item': '-1',
    'out:sold item': '1',
    'source:sale THB': '-4800000.00',
    'source:state THB': '-18000.50',
    'out:costs THB': '171000.50',
    'out:liens THB': '2147350.25',
    'out:state THB': '2499649.75',
  });
});
