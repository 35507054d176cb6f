import { expect, it } from 'vitest';
import { by, given } from './scenario.fixture.ts';
import { agencyCourt, amlo, investigator, prosecutor, treasury } from './scenario-people.fixture.ts';
import { account, opened, order } from './scenario-steps.fixture.ts';

it('a USD account: frozen, with interest, released in part, confiscated, final', () => {
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
  // its costs 1,310.00, share 79,600.00 and remittance 119,400.00 take the rest, once those acts exist
  expect(story.balances()).toEqual({
    'source:world USD': '-250310.00',
    'out:released USD': '50000.00',
    'owned:confiscated USD': '200310.00',
  });
});

it('12.5 BTC: seized, sent to the agency’s wallet, of which the network kept a fee', () => {
  const btc = { assetId: 'BTC-1', unit: 'BTC' };
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
    // its realisation for 812,486.35 USD and what follows come with those acts
    .when(prosecutor, 'confiscations', { ...btc, final: false, order, quantity: '12.49979' })
    .posts(
      `held:seized -12.49979000 ${bitcoin} with Treasury`,
      `held:confiscated 12.49979000 ${bitcoin} with Treasury`,
    );
  expect(story.balances()).toEqual({
    'source:world 4H95J0R2X': '-12.50000000',
    'out:costs 4H95J0R2X': '0.00021000',
    'held:confiscated 4H95J0R2X': '12.49979000',
  });
});
