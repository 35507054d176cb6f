import { expect, it } from 'vitest';
import { by, given } from './scenario.fixture.ts';
import { prosecutor } from './scenario-people.fixture.ts';
import { claimed, confiscated, distributed, opened, order, seized } from './scenario-steps.fixture.ts';

const account = { assetId: 'A1', quantity: '90000.00' };
const car = { assetId: 'V1', quantity: '1', unit: 'item' };
const vehicle = { description: 'Pick-up', kind: 'vehicle' };
const pay = (restitutionId: string, claimId: string, amount: string, id: string) =>
  by(prosecutor, 'restitutions/payments', { amount, claimId, paymentReference: id, restitutionId }, { id });

it('three victims: an interim round, a late claim, a returned and a voided payment, a car returned in kind', () => {
  const story = given(
    opened,
    seized(account),
    seized({ ...car, asset: vehicle }),
    confiscated(account),
    claimed('C1', { grossLoss: '100000.00' }),
    claimed('C2', { grossLoss: '60000.00', priorRecoveries: '10000.00' }),
    // the interim round, of half of what there is
    distributed({ fund: '45000.00', method: 'net-loss' }),
  );
  // by net losses of 100,000 and 50,000
  story.goOn(pay('R1', 'C1', '30000.00', 'pay-1'));
  story.goOn(pay('R1', 'C2', '15000.00', 'pay-2'));
  // the account of C2 was closed; the new one is never named, and the allocation is voided
  story
    .when(prosecutor, 'restitutions/payments/returns', {
      paymentId: 'pay-2',
      reason: 'account closed',
      restitutionId: 'R1',
    })
    .posts(
      'out:restituted -15000.00 THB of A1 for C2 under R1',
      'due:allocated 15000.00 THB of A1 with AMLO for C2 under R1',
    );
  story
    .when(prosecutor, 'restitutions/voids', {
      amount: '15000.00',
      claimId: 'C2',
      order,
      reason: 'no account named in 180 days',
      restitutionId: 'R1',
    })
    .posts(
      'due:allocated -15000.00 THB of A1 with AMLO for C2 under R1',
      'owned:confiscated 15000.00 THB of A1 with AMLO under R1',
    );
  // a third victim comes late, and gets her car back, which counts 20,000
  story.goOn(claimed('C3', { grossLoss: '50000.00' }));
  story
    .when(prosecutor, 'returns-in-kind', {
      ...car,
      claimId: 'C3',
      credit: { quantity: '20000.00', unit: 'THB' },
      receipt: 'R-7',
    })
    .posts('held:seized -1 item of V1 with AMLO for C3', 'out:restituted 1 item of V1 for C3');
  // 60,000 is left: C2 comes up to the 30 % of C1 first, C3 has 40 % already, then all rise together to 55 %
  const last = story.goOn(distributed({ catchUp: true, method: 'net-loss', restitutionId: 'R2' }));
  expect(last.fact.details).toMatchObject({
    allocated: '60000.00',
    lines: [
      { amount: '25000.00', claimId: 'C1' },
      { amount: '27500.00', claimId: 'C2' },
      { amount: '7500.00', claimId: 'C3' },
    ],
    undistributed: '0.00',
  });
  story.goOn(pay('R2', 'C1', '25000.00', 'pay-3'));
  story.goOn(pay('R2', 'C2', '27500.00', 'pay-4'));
  story.goOn(pay('R2', 'C3', '7500.00', 'pay-5'));
  story.goOn(by(prosecutor, 'closure', { reason: 'all was returned' }));
  expect(story.balances()).toEqual({
    'out:restituted THB': '90000.00',
    'out:restituted item': '1',
    'source:world THB': '-90000.00',
    'source:world item': '-1',
  });
});
