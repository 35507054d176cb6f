import { describe, expect, it } from 'vitest';
import { by, given, now, statusOf, type Step, theCase } from './scenario.fixture.ts';
import {
  agencyCourt,
  amlo,
  auditor,
  investigator,
  otherProsecutor,
  person,
  prosecutor,
  stranger,
  treasury,
} from './scenario-people.fixture.ts';
import {
  account,
  claimed,
  confiscated,
  distributed,
  distribution,
  hundred,
  laterOrder,
  opened,
  opening,
  order,
  seized,
  sent,
} from './scenario-steps.fixture.ts';

const seizure = seized().body;
const again: Step = by(investigator, 'seizures', seizure, { id: 'K' });
const release = by(
  prosecutor,
  'releases',
  { ...hundred, basis: 'order', order, recipient: 'Owner' },
  { id: 'K' },
);

describe('a key', () => {
  it('with the same body has one effect, and every repeat names the first answer', () => {
    const story = given(opened);
    const first = story.ask(again);
    for (const at of [now, '2026-11-24T08:01:00.000Z', '2036-11-24T08:00:00.000Z']) {
      const { fact } = story.ask({ ...again, at });
      expect(fact).toMatchObject({ first: { id: first.fact.id, status: 'posted' }, status: 'repeated' });
      expect(fact).not.toHaveProperty('legs', expect.anything());
      expect(fact.sequence).toBeUndefined();
    }
    expect(story.balances()).toEqual({ 'held:seized THB': '100.00', 'source:world THB': '-100.00' });
  });

  it('does not depend on the order of a body’s members, nor on what the edge adds', () => {
    const story = given(opened);
    story.ask(again);
    const body = Object.fromEntries(Object.entries(seizure).toReversed());
    expect(story.ask({ ...again, body, sentAt: '2026-11-24T08:01:00.000Z' }).fact.status).toBe('repeated');
  });

  it('with another body, act or person is refused, and stays with its first instruction', () => {
    const story = given(opened);
    const first = story.ask(again);
    const others = [
      { ...again, body: { ...seizure, quantity: '100.01' } },
      { ...again, act: 'freezes' },
      { ...again, actor: person('investigator', 'inv-2', 'TH-CCIB') },
    ];
    for (const other of others) expect(statusOf(story.ask(other).fact)).toBe('ID_REUSED');
    expect(story.ask(again).fact.first?.id).toBe(first.fact.id);
  });

  it('of a refusal stays refused, also when the act would be allowed by now', () => {
    const confiscation = by(prosecutor, 'confiscations', { ...hundred, final: true, order }, { id: 'K' });
    const story = given(opened);
    expect(statusOf(story.ask(confiscation).fact)).toBe('UNKNOWN_ASSET');
    story.goOn(seized());
    expect(story.ask(confiscation).fact.first?.status).toBe('refused');
  });

  it('of a proposal is answered as proposed, also after its approval', () => {
    const story = given(opened, seized());
    const proposed = story.ask(release);
    story.goOn(by(otherProsecutor, 'approvals', { proposalHash: proposed.hash }, { id: 'L' }));
    expect(story.ask(release).fact.first).toEqual({ id: proposed.fact.id, status: 'proposed' });
    const repeat = story.ask(by(otherProsecutor, 'approvals', { proposalHash: proposed.hash }, { id: 'L' }));
    expect(repeat.fact.first?.status).toBe('posted');
  });

  it('of the opening of a case is repeated like any other', () => {
    const story = given();
    const opens = by(investigator, 'cases', opening, { id: 'K' });
    const first = story.ask(opens);
    expect(story.ask(opens).fact.first?.id).toBe(first.fact.id);
    expect(statusOf(story.ask({ ...opens, body: { ...opening, title: 'Other' } }).fact)).toBe('ID_REUSED');
  });

  it('that is known in one case is free in another', () => {
    const story = given(opened, by(investigator, 'cases', opening, { caseId: 'TH-2' }), again);
    story.goOn({ ...again, caseId: 'TH-2' });
  });

  it('is neither seen nor burnt by someone who may not know the case', () => {
    const story = given(opened, again);
    const outside = { ...again, actor: stranger };
    expect(statusOf(story.ask(outside).fact)).toBe('UNKNOWN_CASE');
    expect(statusOf(story.ask({ ...outside, id: 'L' }).fact)).toBe('UNKNOWN_CASE');
    expect(story.ask({ ...outside, id: 'L' }).fact.first?.status).toBe('refused');
    expect(statusOf(story.ask({ ...outside, body: { ...seizure, quantity: '1' }, id: 'L' }).fact)).toBe(
      'ID_REUSED',
    );
    expect(story.facts.slice(2).every(({ fact }) => fact.sequence === undefined)).toBe(true);
    const { assetId: _, ...first } = seizure;
    story.goOn({ ...again, body: { ...first, assetId: 'A2' }, id: 'L' });
  });

  it('is answered for ever, also to a custodian whom the case has left', () => {
    const confirmation = by(treasury, 'transfers/confirmation', { transferId: 'T1' }, { id: 'K' });
    const story = given(opened, seized(), sent(), confirmation);
    const first = story.facts.at(-1);
    story.goOn(by(prosecutor, 'releases', { ...hundred, basis: 'order', order, recipient: 'Owner' }));
    expect(statusOf(story.ask({ ...confirmation, id: 'L' }).fact)).toBe('UNKNOWN_CASE');
    expect(story.ask(confirmation).fact.first?.id).toBe(first?.fact.id);
  });
});

describe('a case', () => {
  it.each([
    ['an officer of another agency', stranger, false],
    ['an officer of another agency of the same country', person('investigator', 'x', 'TH-DSI'), false],
    ['a prosecutor of its jurisdiction', person('prosecutor', 'x', 'TH-OAG'), true],
    ['a prosecutor of another jurisdiction', person('prosecutor', 'x', 'KH-OAG', 'KH'), false],
    ['a court of its jurisdiction', agencyCourt, true],
    ['a court of another jurisdiction', person('court', 'x', 'COURT', 'KH'), false],
    ['an auditor', auditor, true],
    ['the custodian who holds a lot of it', amlo, true],
    ['a custodian who holds nothing of it', treasury, false],
    ['an investigator who says to be of its custodian', person('investigator', 'x', 'AMLO'), false],
    ['a partner', person('partner', 'x', 'KH-FIU', 'KH'), false],
  ] as const)('is there or not for %s', (_, actor, isThere) => {
    const story = given(opened, seized());
    const { fact } = story.ask(by(actor, 'accruals', { ...hundred, quantity: '1.00', reason: 'interest' }));
    expect(statusOf(fact) !== 'UNKNOWN_CASE').toBe(isThere);
    expect(fact.sequence !== undefined).toBe(isThere);
  });

  it('is opened once, whoever asks, and looks taken to a stranger too', () => {
    given(opened)
      .when(stranger, 'cases', { ...opening, agency: 'KH-FIU' })
      .refuses('CASE_EXISTS');
  });

  it('chains its records, refused ones too, and nothing else', () => {
    const story = given(opened, seized());
    story.ask(by(investigator, 'seizures', seizure));
    story.ask(by(stranger, 'seizures', seizure));
    story.goOn(claimed('C1'));
    const chained = story.facts.filter(({ fact }) => fact.sequence !== undefined);
    expect(chained.map(({ fact }) => fact.sequence)).toEqual([0, 1, 2, 3]);
    expect(chained.map(({ fact }) => fact.previousHash)).toEqual([
      null,
      ...chained.slice(0, -1).map(({ hash }) => hash),
    ]);
  });
});

describe('two persons', () => {
  const proposed = () => {
    const story = given(opened, seized());
    return { hash: story.ask(release).hash, story };
  };
  const agree = (actor: Step['actor'], hash: string) => by(actor, 'approvals', { proposalHash: hash });

  it('the fact keeps the proposer’s instruction and names who approved', () => {
    const { hash, story } = proposed();
    const { fact } = story.goOn(agree(otherProsecutor, hash));
    expect(fact).toMatchObject({
      act: 'releases',
      actor: prosecutor,
      approvedBy: otherProsecutor,
      instructionId: 'K',
      proposalHash: hash,
      type: 'asset.released.v1',
    });
    expect(story.balances()).toEqual({ 'out:released THB': '100.00', 'source:world THB': '-100.00' });
  });

  it('what is agreed to later takes effect when it is agreed to, unless the proposal said when', () => {
    const later = { at: '2027-05-04T08:00:00.000Z' };
    const { hash, story } = proposed();
    expect(story.goOn({ ...agree(otherProsecutor, hash), ...later }).fact.effectiveAt).toBe(later.at);
    const told = given(opened, seized());
    const dated = told.ask({ ...release, body: { ...release.body, effectiveAt: '2026-11-24T09:00:00Z' } });
    expect(told.goOn({ ...agree(otherProsecutor, dated.hash), ...later }).fact.effectiveAt).toBe(
      '2026-11-24T09:00:00Z',
    );
  });

  it('the same person under two tokens is the same person', () => {
    const { hash, story } = proposed();
    expect(statusOf(story.ask(agree({ ...agencyCourt, subject: prosecutor.subject }, hash)).fact)).toBe(
      'SAME_PERSON',
    );
  });

  it('the second has the right role, in the case’s agency; a court, in its jurisdiction', () => {
    const { hash, story } = proposed();
    expect(statusOf(story.ask(agree(person('prosecutor', 'x', 'TH-OAG'), hash)).fact)).toBe('NOT_APPROVER');
    expect(statusOf(story.ask(agree(investigator, hash)).fact)).toBe('ROLE_NOT_PERMITTED');
    expect(statusOf(story.ask(agree(person('court', 'x', 'KH-COURT', 'KH'), hash)).fact)).toBe(
      'UNKNOWN_CASE',
    );
    story.goOn(agree(agencyCourt, hash));
  });

  it('a distribution waits for a court, not for another prosecutor', () => {
    const story = given(
      opened,
      seized(),
      by(prosecutor, 'confiscations', { ...hundred, final: true, order }),
      claimed('C1'),
    );
    const body = { fund: 'all', method: 'pro-rata', order, restitutionId: 'R1', unit: 'THB' };
    const { hash } = story.when(prosecutor, 'restitutions', body).proposes();
    expect(statusOf(story.ask(agree(otherProsecutor, hash)).fact)).toBe('NOT_APPROVER');
    story.goOn(agree(agencyCourt, hash));
  });

  it('an approval is of what was proposed: where the case has changed the proposal lapses', () => {
    const { hash, story } = proposed();
    story.goOn(
      by(prosecutor, 'confiscations', { ...hundred, final: false, order: laterOrder, quantity: '1.00' }),
    );
    expect(statusOf(story.ask(agree(otherProsecutor, hash)).fact)).toBe('PROPOSAL_LAPSED');
    expect(story.ask(agree(otherProsecutor, hash)).fact.refusal).toEqual({
      code: 'PROPOSAL_CLOSED',
      params: { state: 'lapsed' },
    });
  });

  it('a proposal is rejected by whoever could approve it, with a reason', () => {
    const { hash, story } = proposed();
    const no = { proposalHash: hash, reason: 'not yet' };
    story.when(prosecutor, 'rejections', no).refuses('SAME_PERSON');
    story.when(agencyCourt, 'rejections', no).posts();
    expect(story.ask(agree(otherProsecutor, hash)).fact.refusal?.params).toEqual({ state: 'rejected' });
  });

  it('a proposal is withdrawn by its proposer only', () => {
    const { hash, story } = proposed();
    story.when(otherProsecutor, 'withdrawals', { proposalHash: hash }).refuses('NOT_PROPOSER');
    story.when(prosecutor, 'withdrawals', { proposalHash: hash }).posts();
    story
      .when(prosecutor, 'withdrawals', { proposalHash: hash })
      .refuses('PROPOSAL_CLOSED', { state: 'withdrawn' });
  });

  it('while a proposal waits the case stays open', () => {
    const { hash, story } = proposed();
    story.when(prosecutor, 'closure', { reason: 'x' }).refuses('NOT_EMPTY', { lots: '1', proposals: '1' });
    story.goOn(agree(otherProsecutor, hash));
    story.when(prosecutor, 'closure', { reason: 'x' }).posts();
  });

  it('two proposals of the same release give it back once', () => {
    const { hash, story } = proposed();
    const second = story.ask({ ...release, id: 'L' });
    story.goOn(agree(otherProsecutor, hash));
    expect(statusOf(story.ask(agree(otherProsecutor, second.hash)).fact)).toBe('PROPOSAL_LAPSED');
  });

  it('a proposal is of its own case', () => {
    const { hash, story } = proposed();
    story.goOn(by(investigator, 'cases', opening, { caseId: 'TH-2' }));
    expect(statusOf(story.ask({ ...agree(otherProsecutor, hash), caseId: 'TH-2' }).fact)).toBe(
      'UNKNOWN_PROPOSAL',
    );
  });
});

describe('time', () => {
  const freeze = { ...hundred, asset: account, custodian: 'Bank B', order };

  it('is when it is recorded, unless the act says otherwise', () => {
    const story = given(opened);
    expect(story.ask(by(investigator, 'freezes', freeze)).fact.effectiveAt).toBe(now);
    const late = { ...freeze, asset: undefined, effectiveAt: '2025-12-17T03:00:00Z' };
    expect(story.goOn(by(investigator, 'freezes', late)).fact).toMatchObject({
      effectiveAt: '2025-12-17T03:00:00Z',
      recordedAt: now,
    });
  });

  it('may be 24 hours ahead of the recording, not more', () => {
    given(opened)
      .when(investigator, 'freezes', { ...freeze, effectiveAt: '2026-11-25T08:00:00Z' })
      .posts('source:world -100.00 THB of A1', 'held:frozen 100.00 THB of A1 with Bank B');
    given(opened)
      .when(investigator, 'freezes', { ...freeze, effectiveAt: '2026-11-25T08:00:00.001Z' })
      .refuses('EFFECTIVE_IN_FUTURE');
  });

  it('of an earlier taking moves back what may be dated', () => {
    const story = given(opened, by(investigator, 'freezes', freeze));
    const early = { ...hundred, effectiveAt: '2025-12-17T03:00:00Z', final: false, order };
    story.when(prosecutor, 'confiscations', early).refuses('EFFECTIVE_BEFORE_TAKING', { takenAt: now });
    const { asset: _, ...known } = freeze;
    story.goOn(by(investigator, 'freezes', { ...known, effectiveAt: '2025-12-17T03:00:00Z' }));
    story
      .when(prosecutor, 'confiscations', early)
      .posts('held:frozen -100.00 THB of A1 with Bank B', 'held:confiscated 100.00 THB of A1 with Bank B');
  });

  it('of an act is not before the taking of what it moves, also where its body names no asset', () => {
    const early = { effectiveAt: '1999-01-01T00:00:00Z' };
    const stolen = { shortfall: { quantity: '1.00', reason: 'stolen' }, transferId: 'T1' };
    const story = given(opened, seized(), sent());
    for (const body of [stolen, { transferId: 'T1' }]) {
      story
        .when(treasury, 'transfers/confirmation', { ...body, ...early })
        .refuses('EFFECTIVE_BEFORE_TAKING', { takenAt: now });
    }
    const owned = given(opened, seized(), confiscated(), claimed('C1'));
    owned
      .when(prosecutor, 'restitutions', {
        ...distribution,
        ...early,
        order: { ...order, date: '1998-01-01' },
      })
      .refuses('EFFECTIVE_BEFORE_TAKING', { takenAt: now });
    owned.goOn(distributed());
    const payment = { amount: '50.00', claimId: 'C1', paymentReference: 'SWIFT 1', restitutionId: 'R1' };
    owned
      .when(prosecutor, 'restitutions/payments', { ...payment, ...early })
      .refuses('EFFECTIVE_BEFORE_TAKING', { takenAt: now });
  });

  it.each([
    ['2026-11-24T07:55:00.000Z', 'posted'],
    ['2026-11-24T08:05:00.000Z', 'posted'],
    ['2026-11-24T07:54:59.999Z', 'CLOCK'],
    ['2026-11-24T08:05:00.001Z', 'CLOCK'],
  ])('sent at %s and recorded at 08:00 is %s', (sentAt, status) => {
    expect(statusOf(given(opened).ask(by(investigator, 'freezes', freeze, { sentAt })).fact)).toBe(status);
  });
});

describe('an order', () => {
  const registered = by(investigator, 'orders', {
    authority: order.authority,
    date: order.date,
    kind: 'seizure',
    orderId: 'O1',
    reference: order.reference,
    sum: '5000000.00',
    unit: 'THB',
  });

  it('is cited by its id once it is registered', () => {
    const { order: _, ...body } = seizure;
    given(opened, registered)
      .when(investigator, 'seizures', { ...body, orderId: 'O1' })
      .posts('source:world -100.00 THB of A1', 'held:seized 100.00 THB of A1 with AMLO');
  });

  it('is the same order, inline or by its id', () => {
    given(
      opened,
      registered,
      by(investigator, 'freezes', {
        ...hundred,
        asset: account,
        custodian: 'Bank B',
        expiresAt: '2027-01-01T00:00:00Z',
        order,
      }),
    )
      .when(investigator, 'extensions', { assetId: 'A1', expiresAt: '2028-01-01T00:00:00Z', orderId: 'O1' })
      .refuses('NEW_ORDER_REQUIRED');
  });

  it('of a sum names a unit that exists', () => {
    given(opened)
      .when(investigator, 'orders', { ...registered.body, unit: 'XAU' })
      .refuses('UNKNOWN_UNIT');
  });
});

describe('what cannot be', () => {
  it('an act that the rules do not know is a fault of the reader, not a refusal', () => {
    const { book } = given(opened);
    const instruction = {
      act: 'abolish',
      actor: investigator,
      body: {},
      caseId: theCase,
      id: 'k',
      sentAt: now,
    };
    expect(() => book.take(instruction, now)).toThrow('unknown act');
  });
});
