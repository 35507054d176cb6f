import { describe, expect, it } from 'vitest';
import { by, given, statusOf, type Step, type Story } from '../scenario.fixture.ts';
import { agencyCourt, otherVault, prosecutor, vault } from '../scenario-people.fixture.ts';
import { opened } from '../scenario-steps.fixture.ts';

const p = { person: 'P-1' };
const known = [opened, by(vault, 'persons', p)];
const erasure = by(vault, 'persons/erasure', { ...p, reason: 'on request' });
const confirmation = by(agencyCourt, 'persons/erasure/confirmation', p);

const answerTo = (story: Story, step: Step): string => statusOf(story.ask(step).fact);

describe('an identity', () => {
  it('is read by an officer of the vault who says what for, and only where it is known', () => {
    given(...known)
      .when(vault, 'persons/readings', { ...p, purpose: 'to pay' })
      .posts();
    given(opened)
      .when(vault, 'persons/readings', { ...p, purpose: 'to pay' })
      .refuses('UNKNOWN_PERSON');
  });

  it('is not erased by one officer of the vault, nor by two, nor by one and a court', () => {
    const story = given(...known);
    const { hash } = story.ask(erasure);
    const approvedBy = (actor: Step['actor']) =>
      answerTo(story, by(actor, 'approvals', { proposalHash: hash }));
    expect(answerTo(story, confirmation)).toBe('ERASURE_NOT_AGREED');
    expect(approvedBy(vault)).toBe('SAME_PERSON');
    expect(approvedBy(agencyCourt)).toBe('NOT_APPROVER');
    expect(approvedBy(otherVault)).toBe('posted');
    story.when(vault, 'persons/readings', { ...p, purpose: 'to pay' }).posts();
  });

  it('is read and erased in a closed case too: people ask for it when all is over', () => {
    const story = given(...known, by(prosecutor, 'closure', { reason: 'all was returned' }));
    story
      .when(vault, 'persons', { person: 'P-2' })
      .refuses('CASE_CLOSED')
      .when(vault, 'persons/readings', { ...p, purpose: 'to notify' })
      .posts();
    expect(story.askAgreed(erasure).fact.status).toBe('posted');
    story.when(agencyCourt, 'persons/erasure/confirmation', p).posts();
  });

  it('is erased by two officers and a court who is a third person, once and for ever', () => {
    const story = given(...known, erasure);
    for (const { subject } of [vault, otherVault])
      expect(answerTo(story, { ...confirmation, actor: { ...agencyCourt, subject } })).toBe('SAME_PERSON');
    expect(answerTo(story, confirmation)).toBe('posted');
    story.when(vault, 'persons/readings', { ...p, purpose: 'to pay' }).refuses('PERSON_ERASED');
    story.when(agencyCourt, 'persons/erasure/confirmation', p).refuses('PERSON_ERASED');
    story.when(vault, 'persons', p).refuses('PERSON_EXISTS');
  });
});
