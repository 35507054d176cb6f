import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { acts } from './acts/index.ts';
import { type Choice, prepared, restitutionSessions, sessions } from './random-session.fixture.ts';
import { CheckedSession } from './random-session/checked-session.fixture.ts';

/** What happened over all sessions, so that nobody takes comfort from acts that never got through. */
const happened = new Map<string, number>();
const seen = (what: string): void => void happened.set(what, (happened.get(what) ?? 0) + 1);

/** Much longer than two minutes of one core: it may be shared with a dozen others. */
const timeout = 3_000_000;

describe('whatever is asked, by whomever, in whatever order', () => {
  it('the book balances, and the state is what the facts say', { timeout }, () => {
    fc.assert(
      fc.property(sessions(200), (choices) => {
        const session = new CheckedSession(seen);
        for (const choice of choices) session.go(choice);
        session.expectArrived();
        session.expectRebuilt();
        if (isOneOfFour(choices)) session.expectDecidedAgain();
      }),
      // each smaller session takes as long again: the seed says what failed
      { endOnFailure: true, numRuns: 1_000 },
    );
  });

  it('so it is in all that follows a distribution', { timeout }, () => {
    fc.assert(
      fc.property(restitutionSessions(40), (choices) => {
        const session = new CheckedSession(seen);
        for (const instruction of prepared(session.now)) session.take(instruction);
        for (const choice of choices) session.go(choice);
        session.expectRebuilt();
        session.expectDecidedAgain();
      }),
      { numRuns: 300 },
    );
  });

  afterAll(() => {
    const posted = acts.filter(({ approves, ofPolicy }) => !approves && !ofPolicy).map(({ name }) => name);
    const rare = posted.filter((name) => (happened.get(`posted ${name}`) ?? 0) === 0);
    expect(rare, 'acts that were never allowed').toEqual([]);
    for (const status of [
      'proposed',
      'refused',
      'repeated',
      'ID_REUSED',
      'UNKNOWN_CASE',
      'PROPOSAL_LAPSED',
      'AMBIGUOUS_ACCOUNT',
      'FREEZE_EXPIRED',
      'ITEM_IS_ONE',
      'NEW_ORDER_REQUIRED',
      'NOTHING_ACCRUES',
      'NOT_LONGER',
      'NOT_SENDER',
      'ALREADY_CORRECTED',
      'CORRECTION_BLOCKED',
      'LEFT_ALREADY',
      'OVER_COLLECTED',
      'OVER_CONFISCATED',
      'QUANTITY_UNKNOWN',
      'RATE_MISMATCH',
      'SHARED_ONLY',
      'SHORTFALL_BY_LETTER',
      'SHORTFALL_UNDUE',
      'posted appeal',
      'posted byLetter',
      'posted sources',
      'posted shortfall',
      'posted replacement',
      'known',
      'joined',
      'receivable',
      'posted reserve',
      'posted rates',
      'posted holds',
      'posted deMinimis',
      'posted classes',
      'posted catchUp',
      'posted from',
      'posted credit',
      'posted toClaim',
      'OVER_CLAIM',
      'CLAIM_STATUS',
      'BELOW_THRESHOLD',
      'PAYMENT_RETURNED',
    ]) {
      expect(happened.get(status) ?? 0, status).toBeGreaterThan(0);
    }
  });
});

/** Deciding all again takes as long as everything else; which sessions it is done for, they say themselves. */
const isOneOfFour = ([first]: readonly Choice[]): boolean => (first?.numbers[0] ?? 0) % 4 === 0;
