import { describe, expect, it } from 'vitest';
import { policyCase, policyOf } from '../policy.ts';
import { reactionTo } from '../reaction.ts';
import { by, given, now, Story } from '../scenario.fixture.ts';
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
  opened,
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

  it('reaches every other partition by the ledger’s own hand, and is in force there from then on', () => {
    const home = given(adopted(threshold('40.00')));
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
