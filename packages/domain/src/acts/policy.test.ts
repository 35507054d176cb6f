import { describe, expect, it } from 'vitest';
import { policyCase, policyOf } from '../policy.ts';
import { reactionTo } from '../reaction.ts';
import { by, edge, given, now, Story, theCase } from '../scenario.fixture.ts';
import {
  admin,
  agencyCourt,
  auditor,
  investigator,
  otherAdmin,
  prosecutor,
} from '../scenario-people.fixture.ts';
import {
  adopted,
  claimed,
  confiscated,
  distributed,
  frozen,
  opened,
  order,
  seized,
  sent,
} from '../scenario-steps.fixture.ts';

const there = { caseId: policyCase };
const threshold = (quantity: string, unit = 'THB') => ({ paymentThreshold: { quantity, unit } });
const due = [opened, seized(), confiscated(), claimed('C1'), distributed()];
const pay = (amount: string) => ({ amount, claimId: 'C1', paymentReference: 'SWIFT 1', restitutionId: 'R1' });

describe('a policy', () => {
  it('is said by one administrator and in force when another has agreed', () => {
    const story = given();
    story.when(admin, 'policies', { agencies: ['Treasury', 'AMLO'] }, { ...there, id: 'P1' }).proposes();
    expect(policyOf(story.book.state)).toMatchObject({ agencies: [], revision: 0 });
    const agreement = { policyId: 'P1' };
    story
      .when(admin, 'policies/approvals', agreement, there)
      .refuses('SAME_PERSON')
      .when(otherAdmin, 'policies/approvals', agreement, there)
      .posts();
    expect(policyOf(story.book.state)).toMatchObject({ agencies: ['AMLO', 'Treasury'], revision: 1 });
  });

  it('is agreed to as it was proposed: the key stands for that body for ever', () => {
    const story = given();
    story.when(admin, 'policies', threshold('10.00'), { ...there, id: 'P1' }).proposes();
    story.when(admin, 'policies', threshold('1000000.00'), { ...there, id: 'P1' }).refuses('ID_REUSED');
    story.when(otherAdmin, 'policies/approvals', { policyId: 'P1' }, there).posts();
    expect(policyOf(story.book.state).paymentThresholds).toEqual({ THB: '10.00' });
  });

  it('lapses where another was adopted in between', () => {
    const story = given();
    story.when(admin, 'policies', threshold('10.00'), { ...there, id: 'P1' }).proposes();
    story
      .when(admin, 'policies', { agencies: ['AMLO'] }, there)
      .posts()
      .when(otherAdmin, 'policies/approvals', { policyId: 'P1' }, there)
      .refuses('PROPOSAL_LAPSED');
  });

  it('that nobody proposed can’t be agreed to', () => {
    given().when(otherAdmin, 'policies/approvals', { policyId: 'P9' }, there).refuses('UNKNOWN_PROPOSAL');
  });

  it('leaves what it does not say as it was', () => {
    const story = given(
      adopted(threshold('10.00')),
      adopted({ agencies: ['AMLO'] }),
      adopted(threshold('7', 'JPY')),
    );
    expect(policyOf(story.book.state)).toEqual({
      agencies: ['AMLO'],
      paymentThresholds: { JPY: '7', THB: '10.00' },
      revision: 3,
      rulesVersion: 1,
    });
  });

  it('is no matter of those who act in cases', () => {
    for (const actor of [prosecutor, agencyCourt, investigator])
      given().when(actor, 'policies', threshold('10.00'), there).refuses('UNKNOWN_CASE');
    given().when(auditor, 'policies', threshold('10.00'), there).refuses('ROLE_NOT_PERMITTED');
    given(opened).when(admin, 'closure', { reason: 'x' }).refuses('UNKNOWN_CASE');
  });

  it('does not activate rules that its ledger doesn’t know', () => {
    given().when(admin, 'policies', { rulesVersion: 2 }, there).refuses('RULES_UNKNOWN', { known: '1' });
  });

  it('with a threshold lets one person pay up to it, and not above', () => {
    const story = given(...due, adopted(threshold('40.00')));
    story.when(prosecutor, 'restitutions/payments', pay('40.01')).proposes();
    const { fact } = story.ask(by(prosecutor, 'restitutions/payments', pay('40.00')));
    expect(fact).toMatchObject({ status: 'posted' });
    expect(fact.approvedBy).toBeUndefined();
  });

  it('with a threshold in another unit lets nobody pay alone', () => {
    given(...due, adopted(threshold('1000.00', 'USD')))
      .when(prosecutor, 'restitutions/payments', pay('1.00'))
      .proposes();
  });

  it('that registers an agency lets nobody else answer for it by letter', () => {
    const letter = { byLetter: 'L-1', transferId: 'T1' };
    const story = given(opened, seized(), sent());
    story.goOn(adopted({ agencies: ['Treasury'] }));
    story
      .when(investigator, 'transfers/confirmation', letter)
      .refuses('RECEIVER_REGISTERED')
      .when(investigator, 'transfers/refusal', { ...letter, reason: 'x' })
      .refuses('RECEIVER_REGISTERED');
    story.goOn(adopted({ agencies: [] }));
    story.when(investigator, 'transfers/confirmation', letter).posts();
  });

  it('that registers a unit lets it be counted in, with exactly its digits', () => {
    const gold = { code: 'XAU-GRAM', digits: 3, kind: 'token' };
    const inGold = (quantity: string) => seized({ quantity, unit: 'XAU-GRAM' });
    const story = given(opened);
    story.when(investigator, 'seizures', inGold('1.5').body).refuses('UNKNOWN_UNIT');
    story.goOn(adopted({ unit: gold }));
    story
      .when(investigator, 'seizures', inGold('1.0005').body)
      .refuses('PRECISION_EXCEEDED', { digits: '3', quantity: '1.0005', unit: 'XAU-GRAM' })
      .when(investigator, 'seizures', inGold('1.5').body)
      .posts('source:world -1.500 XAU-GRAM of A1', 'held:seized 1.500 XAU-GRAM of A1 with AMLO')
      .when(investigator, 'accruals', { assetId: 'A1', quantity: '0.25', reason: 'found', unit: 'XAU-GRAM' })
      .posts('source:world -0.250 XAU-GRAM of A1', 'held:seized 0.250 XAU-GRAM of A1 with AMLO');
    expect(story.balances()).toEqual({
      'held:seized XAU-GRAM': '1.750',
      'source:world XAU-GRAM': '-1.750',
    });
  });

  it('that registers a unit lets facts without amounts say its digits, for whoever reads them alone', () => {
    const unit = 'TEST';
    const story = given(opened, adopted({ unit: { code: unit, digits: 4, kind: 'currency' } }));
    const unknown = story.goOn(frozen({ quantity: 'unknown', unit }));
    const claim = story.goOn(claimed('C1', { unit }));
    const valueOrder = { ...order, kind: 'value', orderId: 'O1', sum: '5', unit };
    const registered = story.goOn(by(prosecutor, 'orders', valueOrder));
    for (const { fact } of [unknown, claim, registered]) expect(fact.details).toEqual({ digits: 4 });
    const { state } = story.book;
    expect(state.get('lot', theCase, `A1|${unit}|held:frozen|Bank B`)?.quantity).toBe('0.0000');
    expect(state.get('claim', theCase, 'C1')).toMatchObject({ allocated: '0.0000', grossLoss: '300.0000' });
    expect(state.get('order', theCase, 'O1')?.sum).toBe('5.0000');
    const known = story.goOn(claimed('C2'));
    expect(known.fact.details).toBeUndefined();
  });

  it('registers a unit once: nobody says it again, and no unit of the rules', () => {
    const unit = { code: 'TEST', digits: 4, kind: 'currency' };
    const story = given(adopted({ unit }));
    for (const again of [unit, { ...unit, digits: 5 }, { ...unit, code: 'THB' }, { ...unit, code: 'BTC' }])
      story.when(admin, 'policies', { unit: again }, there).refuses('UNIT_KNOWN', { unit: again.code });
    story.goOn(adopted({ unit: { ...unit, code: 'TEST2' } }));
    story.goOn(adopted({ agencies: ['AMLO'] }));
    expect(Object.keys(policyOf(story.book.state).units ?? {})).toEqual(['TEST', 'TEST2']);
  });

  it('that declares keys lets each stand for its id for ever, in the order of their declaration', () => {
    const first = { ...edge, topic: 'instructions' };
    const other = { id: 'k-2', sha256: '2'.repeat(64), topic: 'instructions' };
    const ofFacts = { ...other, topic: 'facts' };
    const story = given(adopted({ recordKeys: [first] }));
    for (const again of [first, { ...first, sha256: other.sha256 }])
      story
        .when(admin, 'policies', { recordKeys: [other, again] }, there)
        .refuses('RECORD_KEY_KNOWN', { id: 'k-1', topic: 'instructions' });
    for (const key of [other, ofFacts]) story.goOn(adopted({ recordKeys: [key] }));
    story.goOn(adopted({ agencies: ['AMLO'] }));
    expect(policyOf(story.book.state).recordKeys).toEqual([first, other, ofFacts]);
  });

  it('that declares the first keys of instructions names the one that it is itself signed by', () => {
    const signing = { ...edge, topic: 'instructions' };
    for (const key of [
      { ...signing, id: 'k-2' },
      { ...signing, sha256: '2'.repeat(64) },
    ])
      given()
        .when(admin, 'policies', { recordKeys: [key] }, there)
        .refuses('RECORD_KEY_LEFT_OUT', { id: 'k-1' });
    given()
      .when(admin, 'policies', { recordKeys: [{ ...signing, id: 'k-2' }, signing] }, there)
      .posts();
    given()
      .when(admin, 'policies', { recordKeys: [{ ...signing, topic: 'facts' }] }, there)
      .posts();
  });

  it('is rejected by another administrator, or taken back by who proposed it', () => {
    const story = given();
    const reason = { policyId: 'P1', reason: 'too high' };
    story.when(admin, 'policies', threshold('10.00'), { ...there, id: 'P1' }).proposes();
    story
      .when(admin, 'policies/rejections', reason, there)
      .refuses('SAME_PERSON')
      .when(otherAdmin, 'policies/withdrawals', { policyId: 'P1' }, there)
      .refuses('NOT_PROPOSER')
      .when(otherAdmin, 'policies/rejections', reason, there)
      .posts()
      .when(otherAdmin, 'policies/approvals', { policyId: 'P1' }, there)
      .refuses('PROPOSAL_CLOSED', { state: 'rejected' });
    story.when(admin, 'policies', threshold('10.00'), { ...there, id: 'P2' }).proposes();
    story
      .when(admin, 'policies/withdrawals', { policyId: 'P2' }, there)
      .posts()
      .when(otherAdmin, 'policies/approvals', { policyId: 'P2' }, there)
      .refuses('PROPOSAL_CLOSED', { state: 'withdrawn' })
      .when(admin, 'policies/withdrawals', { policyId: 'P9' }, there)
      .refuses('UNKNOWN_PROPOSAL');
    expect(policyOf(story.book.state).revision).toBe(0);
  });

  it('reaches every other partition by the ledger’s own hand, and is in force there from then on', () => {
    const unit = { code: 'TEST', digits: 4, kind: 'currency' };
    const recordKeys = [{ ...edge, topic: 'instructions' }];
    const home = given(adopted({ ...threshold('40.00'), recordKeys, unit }));
    const relay = home.facts.flatMap(({ fact }) => reactionTo(fact) ?? []);
    expect(relay).toHaveLength(1);
    const elsewhere = given(...due);
    elsewhere.when(prosecutor, 'restitutions/payments', pay('40.00')).proposes();
    for (const again of [relay, relay].flat()) elsewhere.ask({ ...again, at: now });
    expect(policyOf(elsewhere.book.state)).toEqual(policyOf(home.book.state));
    const { fact } = elsewhere.ask(by(prosecutor, 'restitutions/payments', pay('40.00')));
    expect(fact.status).toBe('posted');
  });

  it('is no act that anybody but the reactor may bring to a partition', () => {
    const relay = { agencies: [], paymentThresholds: {}, policyId: 'P1', revision: 1, rulesVersion: 1 };
    new Story().when(admin, 'policies/relay', relay, there).refuses('ROLE_NOT_PERMITTED');
  });
});
