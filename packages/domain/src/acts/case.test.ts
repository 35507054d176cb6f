import { describe, it } from 'vitest';
import { by, given } from '../scenario.fixture.ts';
import { agencyCourt, amlo, investigator, person, prosecutor, stranger } from '../scenario-people.fixture.ts';
import { account, frozen, hundred, opened, order, seized } from '../scenario-steps.fixture.ts';

const closed = by(prosecutor, 'closure', { reason: 'done' });
const reopening = { order, reason: 'Another account has come to light' };
const freeze = { ...hundred, asset: account, custodian: 'Bank B', order };

describe('a closed case', () => {
  it('is reopened by order, and is a case again', () => {
    given(opened, closed)
      .when(agencyCourt, 'reopening', reopening)
      .posts()
      .when(investigator, 'freezes', freeze)
      .posts('source:world -100.00 THB of A1', 'held:frozen 100.00 THB of A1 with Bank B');
  });

  it('is not reopened without an order, by an investigator, or where it is open', () => {
    given(opened, closed)
      .when(prosecutor, 'reopening', { reason: 'x' })
      .refuses('ORDER_REQUIRED')
      .when(investigator, 'reopening', reopening)
      .refuses('ROLE_NOT_PERMITTED')
      .when(investigator, 'freezes', freeze)
      .refuses('CASE_CLOSED');
    given(opened).when(prosecutor, 'reopening', reopening).refuses('CASE_OPEN');
  });

  it('takes no act on property', () => {
    const story = given(
      opened,
      seized(),
      by(prosecutor, 'releases', { ...hundred, basis: 'order', order, recipient: 'O' }),
      closed,
    );
    const costs = { invoice: 'I', paidBy: 'state', quantity: '5.00', type: 'x', unit: 'THB' };
    const receipt = { basis: 'share', custodian: 'AMLO', payer: 'KH', quantity: '5.00', unit: 'THB' };
    story.when(prosecutor, 'costs', costs).refuses('CASE_CLOSED');
    story.when(prosecutor, 'receipts-in', receipt).refuses('CASE_CLOSED');
    story.when(prosecutor, 'access', { agency: 'KH-FIU' }).refuses('CASE_CLOSED');
  });
});

describe('a case that is shared', () => {
  const until = '2026-12-01T00:00:00Z';
  const shared = (about: object = {}) => by(prosecutor, 'access', { agency: 'KH-FIU', ...about });
  const late = { at: '2026-12-01T00:00:00.000Z' };

  it('exists for the other agency, which reads and does nothing', () => {
    given(opened).when(stranger, 'freezes', freeze).refuses('UNKNOWN_CASE');
    given(opened, shared()).when(stranger, 'freezes', freeze).refuses('SHARED_ONLY');
  });

  it('until some instant is out of sight from then on, unless it is shared anew', () => {
    given(opened, shared({ until }))
      .when(stranger, 'freezes', freeze, { at: '2026-11-30T23:59:59.999Z' })
      .refuses('SHARED_ONLY')
      .when(stranger, 'freezes', freeze, late)
      .refuses('UNKNOWN_CASE');
    given(opened, shared({ until }), shared()).when(stranger, 'freezes', freeze, late).refuses('SHARED_ONLY');
  });

  it('is shared by a prosecutor, and not with its own agency', () => {
    given(opened)
      .when(investigator, 'access', { agency: 'KH-FIU' })
      .refuses('ROLE_NOT_PERMITTED')
      .when(prosecutor, 'access', { agency: 'TH-CCIB' })
      .refuses('OWN_AGENCY', { agency: 'TH-CCIB' });
  });

  it('is no other agency’s to act in, but a custodian who holds property of it still keeps it', () => {
    const foreign = person('prosecutor', 'p-9', 'KH-FIU', 'KH');
    given(opened, frozen({ custodian: 'AMLO' }), shared(), by(prosecutor, 'access', { agency: 'AMLO' }))
      .when(foreign, 'confiscations', { ...hundred, final: true, order })
      .refuses('SHARED_ONLY')
      .when(amlo, 'accruals', { ...hundred, quantity: '1.00', reason: 'interest' })
      .posts('source:world -1.00 THB of A1', 'held:frozen 1.00 THB of A1 with AMLO');
  });
});
