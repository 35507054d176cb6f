import { describe, expect, it } from 'vitest';
import { by, given } from '../scenario.fixture.ts';
import { amlo, investigator, prosecutor, treasury } from '../scenario-people.fixture.ts';
import { confiscated, frozen, hundred, opened, order, seized, sent } from '../scenario-steps.fixture.ts';

const transfer = { ...hundred, from: 'AMLO', order, to: 'Treasury' };
const t1 = { transferId: 'T1' };
const letter = { ...t1, byLetter: 'Letter 7/2569' };
const underway = () => given(opened, seized(), sent());
const sentBy = (people: typeof amlo) => by(people, 'transfers', transfer, { id: 'T1' });

describe('a transfer of custody', () => {
  it('posts nothing until the receiver confirms', () => {
    given(opened, seized()).when(investigator, 'transfers', transfer).posts();
  });

  it('once confirmed lies with the receiver, in the account it was in', () => {
    underway()
      .when(treasury, 'transfers/confirmation', t1)
      .posts()
      .when(prosecutor, 'confiscations', { ...hundred, custodian: 'Treasury', final: false, order })
      .posts(
        'held:seized -100.00 THB of A1 with Treasury',
        'held:confiscated 100.00 THB of A1 with Treasury',
      );
  });

  it('of a part leaves the rest with the sender', () => {
    given(opened, seized(), sent({ quantity: '30.00' }))
      .when(treasury, 'transfers/confirmation', t1)
      .posts()
      .when(investigator, 'transfers', { ...transfer, quantity: '70.01' })
      .refuses('INSUFFICIENT_HELD', { held: '70.00', quantity: '70.01', unit: 'THB' });
  });

  it('is sent by whom the property lies with, if a custodian sends it', () => {
    given(opened, seized(), sent(), by(treasury, 'transfers/confirmation', t1))
      .when(treasury, 'transfers', { ...transfer, from: 'Treasury', to: 'AMLO' })
      .posts();
    given(opened, seized(), frozen({ asset: undefined, custodian: 'Treasury', order }))
      .when(treasury, 'transfers', transfer)
      .refuses('NOT_CUSTODIAN', { custodian: 'AMLO' });
    given(opened, seized()).when(amlo, 'transfers', transfer).posts();
  });

  it('goes to somebody else', () => {
    given(opened, seized())
      .when(investigator, 'transfers', { ...transfer, to: 'AMLO' })
      .refuses('SAME_CUSTODIAN');
  });

  it('is the only one of its property, in whichever account, until it is settled', () => {
    underway()
      .when(investigator, 'transfers', { ...transfer, to: 'Bank C' })
      .refuses('IN_TRANSIT', { transferId: 'T1' });
    given(opened, seized(), sent(), confiscated(), seized({ asset: undefined, quantity: '1.00' }))
      .when(investigator, 'transfers', {
        ...transfer,
        account: 'held:seized',
        quantity: '1.00',
        to: 'Bank C',
      })
      .refuses('IN_TRANSIT', { transferId: 'T1' });
  });

  it('sends from the account that is named where its custodian holds the property in several', () => {
    const story = given(opened, seized({ quantity: '1000.00' }), confiscated({ quantity: '600.00' }));
    const all = { ...transfer, quantity: '600.00' };
    story
      .when(investigator, 'transfers', { ...all, quantity: '300.00' })
      .refuses('AMBIGUOUS_ACCOUNT', { accounts: 'held:seized, owned:confiscated', custodian: 'AMLO' })
      .when(investigator, 'transfers', { ...all, account: 'held:seized' })
      .refuses('INSUFFICIENT_HELD', { held: '400.00', quantity: '600.00', unit: 'THB' });
    const { fact } = story.goOn(by(investigator, 'transfers', { ...all, account: 'owned:confiscated' }));
    expect(fact.details).toEqual({ account: 'owned:confiscated', quantity: '600.00', unit: 'THB' });
  });

  it('can’t send what was released, or never there', () => {
    given(opened, seized())
      .when(investigator, 'transfers', { ...transfer, from: 'Bank C' })
      .refuses('INSUFFICIENT_HELD', { held: '0', quantity: '100.00', unit: 'THB' });
  });
});

describe('a confirmation', () => {
  it('brings what has run out to no freeze that goes on, which would end with it', () => {
    const expiresAt = '2026-11-17T00:00:00Z';
    given(
      opened,
      frozen({ custodian: 'Bank C' }),
      frozen({ asset: undefined, effectiveAt: '2026-11-01T03:00:00Z', expiresAt }),
    )
      .when(investigator, 'transfers', { ...hundred, from: 'Bank B', order, to: 'Bank C' })
      .refuses('FREEZE_EXPIRED', { expiredAt: expiresAt })
      .when(investigator, 'transfers', { ...hundred, from: 'Bank C', order, to: 'Bank B' })
      .refuses('FREEZE_EXPIRED', { expiredAt: expiresAt })
      .when(investigator, 'transfers', { ...hundred, from: 'Bank B', order, to: 'Bank D' })
      .posts();
  });

  it('names what is missing, which is a cost if it was a fee', () => {
    underway()
      .when(treasury, 'transfers/confirmation', {
        ...t1,
        received: '99.50',
        shortfall: { quantity: '0.50', reason: 'fee' },
      })
      .posts('held:seized -0.50 THB of A1 with AMLO during T1', 'out:costs 0.50 THB of A1 during T1');
  });

  it('names what is missing, which is a loss if it was not a fee', () => {
    underway()
      .when(treasury, 'transfers/confirmation', {
        ...t1,
        shortfall: { quantity: '100.00', reason: 'stolen' },
      })
      .posts('held:seized -100.00 THB of A1 with AMLO during T1', 'out:lost 100.00 THB of A1 during T1')
      .when(prosecutor, 'closure', { reason: 'all was stolen' })
      .posts();
  });

  it('accounts for all that was sent', () => {
    const mismatch = { accounted: '99.50', sent: '100.00', unit: 'THB' };
    underway()
      .when(treasury, 'transfers/confirmation', { ...t1, received: '99.50' })
      .refuses('SHORTFALL_MISMATCH', mismatch)
      .when(treasury, 'transfers/confirmation', { ...t1, received: '100.01' })
      .refuses('SHORTFALL_MISMATCH')
      .when(treasury, 'transfers/confirmation', {
        ...t1,
        shortfall: { quantity: '100.01', reason: 'stolen' },
      })
      .refuses('SHORTFALL_MISMATCH')
      .when(treasury, 'transfers/confirmation', { ...t1, received: '99.500' })
      .refuses('PRECISION_EXCEEDED');
  });

  it('is the receiver’s, or by its letter', () => {
    underway()
      .when(investigator, 'transfers/confirmation', t1)
      .refuses('NOT_RECEIVER', { receiver: 'Treasury' })
      .when(amlo, 'transfers/confirmation', t1)
      .refuses('NOT_RECEIVER')
      .when(investigator, 'transfers/confirmation', letter)
      .posts();
  });

  it('by letter is entered by whoever sent the property, and by nobody else', () => {
    const colleague = { ...investigator, subject: 'inv-2' };
    const otherAgency = { ...prosecutor, agency: 'TH-OAG', subject: 'p-9' };
    for (const somebody of [colleague, otherAgency, treasury]) {
      underway().when(somebody, 'transfers/confirmation', letter).refuses('NOT_SENDER');
      underway()
        .when(somebody, 'transfers/refusal', { ...letter, reason: 'no room' })
        .refuses('NOT_SENDER');
    }
    given(opened, seized(), sentBy(amlo)).when(amlo, 'transfers/confirmation', letter).posts();
    given(opened, seized(), sentBy(amlo))
      .when(amlo, 'transfers/refusal', { ...letter, reason: 'no room' })
      .posts();
  });

  it('by letter writes nothing off: no one person makes property disappear', () => {
    for (const reason of ['destroyed', 'fee']) {
      underway()
        .when(investigator, 'transfers/confirmation', {
          ...letter,
          shortfall: { quantity: '100.00', reason },
        })
        .refuses('SHORTFALL_BY_LETTER');
    }
  });

  it('that something is missing is not by the sender’s own word, under whichever token', () => {
    given(opened, seized(), sentBy({ ...amlo, subject: treasury.subject }))
      .when(treasury, 'transfers/confirmation', { ...t1, shortfall: { quantity: '1.00', reason: 'stolen' } })
      .refuses('SAME_PERSON')
      .when(treasury, 'transfers/confirmation', t1)
      .posts();
  });

  it('comes once', () => {
    underway()
      .when(treasury, 'transfers/confirmation', { transferId: 'T2' })
      .refuses('UNKNOWN_TRANSFER', { transferId: 'T2' })
      .when(treasury, 'transfers/confirmation', t1)
      .posts()
      .when(investigator, 'transfers/confirmation', letter)
      .refuses('TRANSFER_SETTLED', { state: 'confirmed' });
  });

  it('follows a judgment that was not held up by a lorry, also where it came in two parts', () => {
    given(opened, seized(), sent(), confiscated({ quantity: '40.00' }), confiscated({ quantity: '30.00' }))
      .when(treasury, 'transfers/confirmation', {
        ...t1,
        received: '65.00',
        shortfall: { quantity: '35.00', reason: 'count-difference' },
      })
      .posts(
        'held:seized -30.00 THB of A1 with AMLO during T1',
        'out:lost 30.00 THB of A1 during T1',
        'owned:confiscated -5.00 THB of A1 with AMLO during T1',
        'out:lost 5.00 THB of A1 during T1',
      )
      .when(investigator, 'transfers', { ...transfer, from: 'Treasury', quantity: '65.00', to: 'AMLO' })
      .posts();
  });

  it('brings what is left when part was released on the way', () => {
    const release = { ...hundred, basis: 'order', order, quantity: '60.00', recipient: 'Owner' };
    given(opened, seized(), sent({ quantity: '50.00' }), by(prosecutor, 'releases', release))
      .when(treasury, 'transfers/confirmation', { ...t1, received: '50.00' })
      .refuses('SHORTFALL_MISMATCH', { accounted: '50.00', sent: '40.00', unit: 'THB' })
      .when(treasury, 'transfers/confirmation', { ...t1, received: '40.00' })
      .posts();
  });
});

describe('a transfer that does not arrive', () => {
  it('refused by the receiver stays with the sender, who may send it again', () => {
    underway()
      .when(amlo, 'transfers/refusal', { ...t1, reason: 'seal broken' })
      .refuses('NOT_RECEIVER')
      .when(treasury, 'transfers/refusal', { ...t1, reason: 'seal broken' })
      .posts()
      .when(investigator, 'transfers', transfer)
      .posts();
  });

  it('is called back by whoever sent it', () => {
    given(opened, seized(), sentBy(amlo))
      .when(investigator, 'transfers/cancellation', { ...t1, reason: 'wrong address' })
      .refuses('NOT_PROPOSER')
      .when(amlo, 'transfers/cancellation', { ...t1, reason: 'wrong address' })
      .posts()
      .when(amlo, 'transfers/cancellation', { ...t1, reason: 'wrong address' })
      .refuses('TRANSFER_SETTLED', { state: 'cancelled' });
  });

  it('shows the case to the receiver only while it is on its way', () => {
    const story = underway();
    expect(story.ask(by(treasury, 'transfers/refusal', { ...t1, reason: 'no room' })).fact.status).toBe(
      'posted',
    );
    story.when(treasury, 'transfers/confirmation', t1).refuses('UNKNOWN_CASE');
  });
});
