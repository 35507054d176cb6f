import { describe, expect, it } from 'vitest';
import type { Body } from '../fact.ts';
import { by, given, type Step, type Story, theCase } from '../scenario.fixture.ts';
import { agencyCourt, amlo, investigator, prosecutor } from '../scenario-people.fixture.ts';
import {
  account,
  claimed,
  confiscated,
  distribution,
  house,
  hundred,
  opened,
  order,
  seized,
  sent,
} from '../scenario-steps.fixture.ts';

const owned = [opened, seized(), confiscated()];
const second = { assetId: 'A2', quantity: '30.00', unit: 'THB' };
const twoAssets = [...owned, seized({ ...second, asset: account, custodian: 'Bank C' }), confiscated(second)];
const cost = { invoice: 'INV-1', paidBy: 'property', quantity: '40.00', type: 'storage', unit: 'THB' };
const receipt = { basis: 'settlement', custodian: 'Treasury', payer: 'P-1', quantity: '25.00', unit: 'THB' };
const received = (about: Body = {}): Step => by(prosecutor, 'receipts-in', { ...receipt, ...about });

describe('a cost', () => {
  it('is paid by the asset that caused it, of what is owned', () => {
    given(...owned)
      .when(amlo, 'costs', { ...cost, assetId: 'A1' })
      .posts('owned:confiscated -40.00 THB of A1 with AMLO', 'out:costs 40.00 THB of A1');
  });

  it('for the whole case is drawn from the oldest lots first, and is of no asset', () => {
    given(...twoAssets, received())
      .when(prosecutor, 'costs', { ...cost, quantity: '140.00' })
      .posts(
        'owned:confiscated -100.00 THB of A1 with AMLO',
        'out:costs 100.00 THB',
        'owned:confiscated -30.00 THB of A2 with Bank C',
        'out:costs 30.00 THB',
        'owned:proceeds -10.00 THB with Treasury',
        'out:costs 10.00 THB',
      )
      .when(prosecutor, 'costs', { ...cost, quantity: '15.01' })
      .refuses('INSUFFICIENT_OWNED', { owned: '15.00', unit: 'THB' });
  });

  it('for the whole case can be drawn from one custodian', () => {
    given(...twoAssets)
      .when(prosecutor, 'costs', { ...cost, custodian: 'Bank C', quantity: '20.00' })
      .posts('owned:confiscated -20.00 THB of A2 with Bank C', 'out:costs 20.00 THB');
  });

  it('is paid from what is held only where account and order name it', () => {
    const named = { ...cost, account: 'held:seized', assetId: 'A1' };
    given(opened, seized())
      .when(prosecutor, 'costs', { ...cost, assetId: 'A1', order })
      .refuses('INSUFFICIENT_OWNED', { owned: '0.00', unit: 'THB' })
      .when(prosecutor, 'costs', named)
      .refuses('ORDER_REQUIRED')
      .when(prosecutor, 'costs', { ...named, order })
      .posts('held:seized -40.00 THB of A1 with AMLO', 'out:costs 40.00 THB of A1')
      .when(prosecutor, 'costs', { ...cost, account: 'held:seized', order, quantity: '60.01' })
      .refuses('INSUFFICIENT_HELD', { held: '60.00', quantity: '60.01', unit: 'THB' });
  });

  it('that the State pays takes nothing from the case, and needs no second person', () => {
    given(...owned)
      .when(investigator, 'costs', { ...cost, assetId: 'A1', paidBy: 'state' })
      .posts('source:state -40.00 THB of A1', 'out:costs 40.00 THB of A1')
      .when(investigator, 'costs', { ...cost, paidBy: 'state', unit: 'USD' })
      .posts('source:state -40.00 USD', 'out:costs 40.00 USD');
  });

  it('that the property pays is not an investigator’s, and needs a second person', () => {
    const story = given(...owned);
    story.when(investigator, 'costs', cost).refuses('ROLE_NOT_PERMITTED', {
      role: 'investigator',
      roles: 'custodian, prosecutor',
    });
    story.when(amlo, 'costs', cost).proposes();
  });

  it('is of money, of an asset that the case has, and not of what is on its way', () => {
    const story = given(...owned, sent({ quantity: '70.00' }));
    story.when(prosecutor, 'costs', { ...cost, assetId: 'A9' }).refuses('UNKNOWN_ASSET', { assetId: 'A9' });
    story.when(prosecutor, 'costs', { ...cost, quantity: '1', unit: 'item' }).refuses('NOT_MONEY');
    story.when(prosecutor, 'costs', { ...cost, assetId: 'A1' }).refuses('IN_TRANSIT');
    story.when(prosecutor, 'costs', cost).refuses('INSUFFICIENT_OWNED', { owned: '30.00', unit: 'THB' });
  });
});

describe('a share', () => {
  const share = { agreement: 'MLA 3', partner: 'KH', quantity: '110.00', unit: 'THB' };

  it('goes to a partner from the oldest lots, or from the sources that it names', () => {
    given(...twoAssets)
      .when(prosecutor, 'shares', share)
      .posts(
        'owned:confiscated -100.00 THB of A1 with AMLO',
        'out:shared 100.00 THB of A1',
        'owned:confiscated -10.00 THB of A2 with Bank C',
        'out:shared 10.00 THB of A2',
      );
    given(...twoAssets)
      .when(prosecutor, 'shares', { ...share, sources: [{ custodian: 'Bank C' }, { assetId: 'A1' }] })
      .posts(
        'owned:confiscated -30.00 THB of A2 with Bank C',
        'out:shared 30.00 THB of A2',
        'owned:confiscated -80.00 THB of A1 with AMLO',
        'out:shared 80.00 THB of A1',
      )
      .when(prosecutor, 'shares', { ...share, quantity: '5.00', sources: [{ assetId: 'A2' }] })
      .refuses('INSUFFICIENT_OWNED', { owned: '0.00', unit: 'THB' });
  });

  it('is of money that is finally confiscated', () => {
    given(opened, seized(), confiscated({ final: false }))
      .when(prosecutor, 'shares', { ...share, quantity: '100.00' })
      .refuses('NOT_FINAL')
      .when(prosecutor, 'shares', { ...share, quantity: '100.01' })
      .refuses('INSUFFICIENT_OWNED', { owned: '0.00', unit: 'THB' })
      .when(prosecutor, 'shares', { ...share, quantity: '1', unit: 'BTC' })
      .refuses('NOT_MONEY')
      .when(amlo, 'shares', share)
      .refuses('ROLE_NOT_PERMITTED');
  });
});

describe('a remittance', () => {
  const remittance = { ...hundred, purpose: 'treasury', reference: 'TR-1' };

  it('hands money to the State, and a thing into its use', () => {
    const thing = { assetId: 'H1', quantity: '1', unit: 'item' };
    given(...owned, seized({ ...thing, asset: house }), confiscated(thing))
      .when(prosecutor, 'remittances', remittance)
      .posts('owned:confiscated -100.00 THB of A1 with AMLO', 'out:state 100.00 THB of A1')
      .when(prosecutor, 'remittances', { ...thing, purpose: 'social-use', reference: 'U-1' })
      .posts('owned:confiscated -1 item of H1 with AMLO', 'out:state 1 item of H1');
  });

  it('of what came in for the whole case names no asset', () => {
    const { assetId: _, ...ofCase } = remittance;
    given(opened, received({ quantity: '100.00' }))
      .when(prosecutor, 'remittances', ofCase)
      .posts('owned:proceeds -100.00 THB with Treasury', 'out:state 100.00 THB');
  });

  it('is of what is owned, finally', () => {
    given(opened, seized())
      .when(prosecutor, 'remittances', remittance)
      .refuses('INSUFFICIENT_OWNED', { owned: '0.00', unit: 'THB' });
    given(opened, seized(), confiscated({ final: false }))
      .when(prosecutor, 'remittances', remittance)
      .refuses('NOT_FINAL');
    given(...owned, sent())
      .when(prosecutor, 'remittances', remittance)
      .refuses('IN_TRANSIT', { transferId: 'T1' })
      .when(prosecutor, 'remittances', { ...remittance, assetId: 'A9' })
      .refuses('UNKNOWN_ASSET');
  });
});

describe('a receipt', () => {
  const registered = { authority: 'Court', date: '2025-12-17', kind: 'value', orderId: 'O1', reference: '7' };
  const owing = by(investigator, 'orders', { ...registered, sum: '80', unit: 'THB' });
  const payment = { ...receipt, basis: 'value-order', orderId: 'O1' };
  const collectedOf = (story: Story) => story.book.state.get('order', theCase, 'O1')?.collected;

  it('is owned at once, and of no asset', () => {
    given(opened)
      .when(agencyCourt, 'receipts-in', receipt)
      .posts('source:world -25.00 THB', 'owned:proceeds 25.00 THB with Treasury');
  });

  it('on a value order is collected, up to what was ordered', () => {
    const story = given(opened, owing, received(payment));
    expect(collectedOf(story)).toBe('25.00');
    story.goOn(received({ ...payment, quantity: '55.00' }));
    expect(collectedOf(story)).toBe('80.00');
    story
      .when(prosecutor, 'receipts-in', { ...payment, quantity: '0.01' })
      .refuses('OVER_COLLECTED', { open: '0.00', unit: 'THB' });
  });

  it('on a value order is in its unit, and the order is one with a sum', () => {
    const other = { ...registered, kind: 'other', orderId: 'O2', sum: '80', unit: 'THB' };
    const story = given(opened, owing, by(investigator, 'orders', other));
    const asked = (about: Body) => story.when(prosecutor, 'receipts-in', { ...payment, ...about });
    asked({ unit: 'USD' }).refuses('ORDER_UNIT', { unit: 'THB' });
    asked({ orderId: 'O2' }).refuses('VALUE_ORDER_REQUIRED');
    asked({ orderId: 'O9' }).refuses('UNKNOWN_ORDER');
    story
      .when(prosecutor, 'receipts-in', { ...receipt, basis: 'value-order', order })
      .refuses('VALUE_ORDER_REQUIRED');
    expect(collectedOf(story)).toBeUndefined();
  });

  it('is money, and is distributed like all that is owned', () => {
    given(opened)
      .when(prosecutor, 'receipts-in', { ...receipt, quantity: '1', unit: 'item' })
      .refuses('NOT_MONEY')
      .when(investigator, 'receipts-in', receipt)
      .refuses('ROLE_NOT_PERMITTED');
    const payment = { amount: '25.00', claimId: 'C1', paymentReference: 'x', restitutionId: 'R1' };
    given(opened, received(), claimed('C1'))
      .when(prosecutor, 'closure', { reason: 'done' })
      .refuses('NOT_EMPTY')
      .when(prosecutor, 'restitutions', distribution)
      .posts(
        'owned:proceeds -25.00 THB with Treasury under R1',
        'due:allocated 25.00 THB with Treasury for C1 under R1',
      )
      .when(prosecutor, 'restitutions/payments', payment)
      .posts(
        'due:allocated -25.00 THB with Treasury for C1 under R1',
        'out:restituted 25.00 THB for C1 under R1',
      )
      .when(prosecutor, 'closure', { reason: 'Paid' })
      .posts();
  });
});

describe('a write-off', () => {
  const loss = { ...hundred, quantity: '20.00', reason: 'count-difference', reference: 'Report 4' };

  it('takes what is lost out of the book, whether held or owned', () => {
    given(opened, seized())
      .when(amlo, 'write-offs', loss)
      .posts('held:seized -20.00 THB of A1 with AMLO', 'out:lost 20.00 THB of A1');
    given(...owned)
      .when(prosecutor, 'write-offs', loss)
      .posts('owned:confiscated -20.00 THB of A1 with AMLO', 'out:lost 20.00 THB of A1');
    const { assetId: _, ...ofCase } = loss;
    given(opened, received())
      .when(prosecutor, 'write-offs', ofCase)
      .posts('owned:proceeds -20.00 THB with Treasury', 'out:lost 20.00 THB');
  });

  it('needs a second person, and no more than there is where it lies still', () => {
    const story = given(opened, seized());
    story.when(amlo, 'write-offs', loss).proposes();
    story.when(investigator, 'write-offs', loss).refuses('ROLE_NOT_PERMITTED');
    given(opened, seized(), sent({ quantity: '90.00' }))
      .when(amlo, 'write-offs', loss)
      .refuses('IN_TRANSIT', { transferId: 'T1' })
      .when(amlo, 'write-offs', { ...loss, quantity: '100.01' })
      .refuses('INSUFFICIENT_HELD');
  });
});
