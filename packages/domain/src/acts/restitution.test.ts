import { describe, expect, it } from 'vitest';
import { by, given } from '../scenario.fixture.ts';
import { agencyCourt, amlo, prosecutor, treasury } from '../scenario-people.fixture.ts';
import {
  claimed,
  confiscated,
  distributed,
  distribution,
  hundred,
  opened,
  order,
  seized,
  sent,
} from '../scenario-steps.fixture.ts';

const owned = [opened, seized(), confiscated()];
const payment = { amount: '50.00', claimId: 'C1', paymentReference: 'SWIFT 1', restitutionId: 'R1' };

describe('a claim', () => {
  const claim = claimed('C1').body;

  it('is admitted once', () => {
    given(opened)
      .when(agencyCourt, 'claims', claim)
      .posts()
      .when(prosecutor, 'claims', claim)
      .refuses('CLAIM_EXISTS', { claimId: 'C1' });
  });

  it('can’t have recovered more than was lost', () => {
    given(opened)
      .when(prosecutor, 'claims', { ...claim, priorRecoveries: '300.01' })
      .refuses('OVER_RECOVERED')
      .when(prosecutor, 'claims', { ...claim, priorRecoveries: '300.00' })
      .posts();
  });

  it('is of money, and of an asset that the case has if it names one', () => {
    given(opened)
      .when(prosecutor, 'claims', { ...claim, grossLoss: '1', priorRecoveries: '0', unit: 'item' })
      .refuses('NOT_DIVISIBLE', { unit: 'item' })
      .when(prosecutor, 'claims', { ...claim, assetId: 'A9' })
      .refuses('UNKNOWN_ASSET', { assetId: 'A9' })
      .when(prosecutor, 'claims', { ...claim, priorRecoveries: '0.001' })
      .refuses('PRECISION_EXCEEDED')
      .when(prosecutor, 'claims', { ...claim, unit: 'XTS' })
      .refuses('UNKNOWN_UNIT');
  });
});

describe('a distribution', () => {
  it('leaves what is on its way to another custodian, who has yet to say that it came', () => {
    const story = () => given(...owned, claimed('C1'), sent({ quantity: '70.00' }));
    story()
      .when(prosecutor, 'restitutions', { ...distribution, fund: '30.01' })
      .refuses('INSUFFICIENT_OWNED', { owned: '30.00', unit: 'THB' });
    const divided = story()
      .when(prosecutor, 'restitutions', distribution)
      .posts(
        'owned:confiscated -30.00 THB of A1 with AMLO under R1',
        'due:allocated 30.00 THB of A1 with AMLO for C1 under R1',
      );
    divided.when(treasury, 'transfers/confirmation', { received: '70.00', transferId: 'T1' }).posts();
    divided
      .when(prosecutor, 'restitutions', { ...distribution, restitutionId: 'R2' })
      .posts(
        'owned:confiscated -70.00 THB of A1 with Treasury under R2',
        'due:allocated 70.00 THB of A1 with Treasury for C1 under R2',
      );
  });

  it('allocates what is owned, pro rata, from the oldest lots first, once a court agrees', () => {
    const story = () =>
      given(
        ...owned,
        seized({ assetId: 'A2' }),
        confiscated({ assetId: 'A2' }),
        claimed('C2'),
        claimed('C1', { grossLoss: '100.00' }),
      );
    story().when(prosecutor, 'restitutions', distribution).proposes();
    story()
      .when(prosecutor, 'restitutions', { ...distribution, fund: '120.00' })
      .posts(
        'owned:confiscated -100.00 THB of A1 with AMLO under R1',
        'due:allocated 30.00 THB of A1 with AMLO for C1 under R1',
        'due:allocated 70.00 THB of A1 with AMLO for C2 under R1',
        'owned:confiscated -20.00 THB of A2 with AMLO under R1',
        'due:allocated 20.00 THB of A2 with AMLO for C2 under R1',
      );
  });

  it('says its lines and what stays undistributed', () => {
    const story = given(...owned, claimed('C1', { grossLoss: '90.00', priorRecoveries: '20.00' }));
    expect(story.goOn(distributed()).fact.details).toEqual({
      allocated: '70.00',
      fund: '100.00',
      lines: [{ amount: '70.00', claimId: 'C1' }],
      reserve: '0.00',
      undistributed: '30.00',
      unit: 'THB',
    });
  });

  it('of nothing is none: all that was claimed is allocated already', () => {
    given(...owned, claimed('C1', { grossLoss: '60.00' }), distributed())
      .when(prosecutor, 'restitutions', { ...distribution, restitutionId: 'R2' })
      .refuses('NOTHING_OUTSTANDING', { unit: 'THB' });
  });

  it('counts what a claim was allocated before', () => {
    given(...owned, claimed('C1', { grossLoss: '60.00' }), claimed('C2', { grossLoss: '60.00' }))
      .when(prosecutor, 'restitutions', { ...distribution, claims: ['C1'], fund: '50.00' })
      .posts(
        'owned:confiscated -50.00 THB of A1 with AMLO under R1',
        'due:allocated 50.00 THB of A1 with AMLO for C1 under R1',
      )
      .when(prosecutor, 'restitutions', { ...distribution, restitutionId: 'R2' })
      .posts(
        'owned:confiscated -50.00 THB of A1 with AMLO under R2',
        'due:allocated 10.00 THB of A1 with AMLO for C1 under R2',
        'due:allocated 40.00 THB of A1 with AMLO for C2 under R2',
      );
  });

  it('leaves the money with its custodian, who still sees the case and pays, until nothing is due', () => {
    given(...owned, claimed('C1', { grossLoss: '100.00' }), distributed())
      .when(amlo, 'restitutions/payments', { ...payment, amount: '100.00' })
      .posts(
        'due:allocated -100.00 THB of A1 with AMLO for C1 under R1',
        'out:restituted 100.00 THB of A1 for C1 under R1',
      )
      .when(amlo, 'restitutions/payments', payment)
      .refuses('UNKNOWN_CASE');
  });

  it('never draws what is held, or not finally confiscated', () => {
    given(opened, seized(), confiscated({ final: false }), claimed('C1'))
      .when(prosecutor, 'restitutions', distribution)
      .refuses('NOT_FINAL')
      .when(prosecutor, 'restitutions', { ...distribution, fund: '100.01' })
      .refuses('INSUFFICIENT_OWNED', { owned: '0.00', unit: 'THB' });
    given(opened, seized(), claimed('C1'))
      .when(prosecutor, 'restitutions', distribution)
      .refuses('INSUFFICIENT_OWNED');
  });

  it('pays claims that the case has, in its own unit', () => {
    given(...owned, claimed('C1'), claimed('D1', { unit: 'USD' }))
      .when(prosecutor, 'restitutions', { ...distribution, claims: ['C9'] })
      .refuses('UNKNOWN_CLAIM', { claimId: 'C9' })
      .when(prosecutor, 'restitutions', { ...distribution, claims: ['D1'] })
      .refuses('CLAIM_UNIT', { claimId: 'D1', unit: 'USD' });
    given(...owned, claimed('D1', { unit: 'USD' }))
      .when(prosecutor, 'restitutions', distribution)
      .refuses('NO_CLAIMS', { unit: 'THB' });
  });

  it('divides money only, once, in a unit that exists', () => {
    given(...owned, claimed('C1'), distributed())
      .when(prosecutor, 'restitutions', distribution)
      .refuses('DISTRIBUTION_EXISTS', { restitutionId: 'R1' })
      .when(prosecutor, 'restitutions', { ...distribution, unit: 'item' })
      .refuses('NOT_DIVISIBLE', { unit: 'item' })
      .when(prosecutor, 'restitutions', { ...distribution, unit: 'XDR' })
      .refuses('UNKNOWN_UNIT', { unit: 'XDR' })
      .when(prosecutor, 'restitutions', { ...distribution, fund: '0.00', restitutionId: 'R2' })
      .refuses('ZERO_QUANTITY');
  });
});

describe('a payment', () => {
  const allocated = [...owned, claimed('C1', { grossLoss: '60.00' }), claimed('C2'), distributed()];

  it('pays what was allocated, all or in part', () => {
    given(...owned, claimed('C1'), distributed())
      .when(prosecutor, 'restitutions/payments', payment)
      .posts(
        'due:allocated -50.00 THB of A1 with AMLO for C1 under R1',
        'out:restituted 50.00 THB of A1 for C1 under R1',
      )
      .when(prosecutor, 'restitutions/payments', { ...payment, amount: '50.01' })
      .refuses('OVER_ALLOCATED', { due: '50.00', unit: 'THB' })
      .when(prosecutor, 'restitutions/payments', payment)
      .posts(
        'due:allocated -50.00 THB of A1 with AMLO for C1 under R1',
        'out:restituted 50.00 THB of A1 for C1 under R1',
      )
      .when(prosecutor, 'closure', { reason: 'all was returned' })
      .posts();
  });

  it('draws several lots in one payment', () => {
    given(...owned, seized({ assetId: 'A2' }), confiscated({ assetId: 'A2' }), claimed('C1'), distributed())
      .when(prosecutor, 'restitutions/payments', { ...payment, amount: '130.00' })
      .posts(
        'due:allocated -100.00 THB of A1 with AMLO for C1 under R1',
        'out:restituted 100.00 THB of A1 for C1 under R1',
        'due:allocated -30.00 THB of A2 with AMLO for C1 under R1',
        'out:restituted 30.00 THB of A2 for C1 under R1',
      );
  });

  it('draws from several custodians in one order everywhere, however their names are written', () => {
    const [wide, emoji] = ['\uFF22ank', '\u{1F3E6}'];
    const story = given(
      opened,
      seized({ custodian: emoji }),
      seized({ asset: undefined, custodian: wide }),
      confiscated({ custodian: emoji }),
      confiscated({ custodian: wide }),
      claimed('C1'),
      distributed(),
    );
    const { fact } = story.goOn(by(prosecutor, 'restitutions/payments', payment));
    expect(fact.legs?.[0]?.custodian).toBe(wide);
  });

  it('never pays what was not allocated', () => {
    given(...allocated)
      .when(prosecutor, 'restitutions/payments', { ...payment, restitutionId: 'R9' })
      .refuses('UNKNOWN_DISTRIBUTION', { restitutionId: 'R9' })
      .when(prosecutor, 'restitutions/payments', { ...payment, claimId: 'C9' })
      .refuses('UNKNOWN_CLAIM', { claimId: 'C9' })
      .when(prosecutor, 'restitutions/payments', { ...payment, amount: '0.00' })
      .refuses('ZERO_QUANTITY');
  });

  it('waits for a prosecutor, and two proposals never pay twice', () => {
    const story = given(...allocated);
    const all = { ...payment, amount: '16.66' };
    const first = story.when(prosecutor, 'restitutions/payments', all).proposes();
    const second = story.when(prosecutor, 'restitutions/payments', all).proposes();
    const other = { ...prosecutor, subject: 'p-2' };
    expect(
      story.ask(by(other, 'approvals', { proposalHash: first.hash })).fact.legs?.map(({ amount }) => amount),
    ).toEqual(['-16.66', '16.66']);
    story.when(other, 'approvals', { proposalHash: second.hash }).refuses('PROPOSAL_LAPSED');
  });
});

describe('a case', () => {
  it('closes when nothing is held, owned, due or under way', () => {
    const story = given(...owned, claimed('C1'));
    story.when(prosecutor, 'closure', { reason: 'done' }).refuses('NOT_EMPTY', { lots: '1' });
    story.goOn(distributed());
    story.when(prosecutor, 'closure', { reason: 'done' }).refuses('NOT_EMPTY', { allocations: '1' });
    story.ask(by(prosecutor, 'restitutions/payments', { ...payment, amount: '100.00' }));
    story
      .when(prosecutor, 'closure', { reason: 'done' })
      .refuses('NOT_EMPTY', { allocations: '1', proposals: '1' });
  });

  it('that is closed takes no further act', () => {
    given(opened, by(prosecutor, 'closure', { reason: 'opened by mistake' }))
      .when(prosecutor, 'claims', { ...claimed('C1').body, order })
      .refuses('CASE_CLOSED')
      .when(prosecutor, 'confiscations', { ...hundred, final: true, order })
      .refuses('CASE_CLOSED');
  });
});

describe('a return in kind', () => {
  it('is of a thing or a token: money goes back by a distribution', () => {
    const coins = { assetId: 'W1', quantity: '2', unit: 'BTC' };
    const wallet = { description: 'Wallet', kind: 'crypto' };
    const returned = { claimId: 'C1', receipt: 'R-7' };
    given(...owned, seized({ ...coins, asset: wallet }), claimed('C1'))
      .when(prosecutor, 'returns-in-kind', { ...hundred, ...returned })
      .refuses('NOT_IN_KIND', { unit: 'THB' })
      .when(prosecutor, 'returns-in-kind', { ...coins, ...returned })
      .posts(
        'held:seized -2.00000000 4H95J0R2X of W1 with AMLO for C1',
        'out:restituted 2.00000000 4H95J0R2X of W1 for C1',
      );
  });
});
