import { describe, expect, it } from 'vitest';
import type { Fact } from '../fact.ts';
import { reactionTo, reactor } from '../reaction.ts';
import { balancesOf, by, given, now, statusOf, type Step, type Story, theCase } from '../scenario.fixture.ts';
import { agencyCourt, investigator, prosecutor, stranger } from '../scenario-people.fixture.ts';
import {
  confiscated,
  frozen,
  house,
  hundred,
  laterOrder,
  opened,
  opening,
  order,
  seized,
} from '../scenario-steps.fixture.ts';

const other = 'TH-2025-0009';
const openedOther = by(investigator, 'cases', { ...opening, caseId: other }, { caseId: other });
const both = [opened, openedOther];
const toOther = { ...hundred, order, toCase: other };
const there = { caseId: other };
const left = (about = {}): Step => by(prosecutor, 'transfers', { ...toOther, ...about }, { id: 'T1' });
const theHouse = { assetId: 'H1', quantity: '1', unit: 'item' };
const home = { ...theHouse, asset: house };

const balancesIn = ({ facts }: Story, caseId: string) =>
  balancesOf(facts.filter(({ fact }) => fact.caseId === caseId).flatMap(({ fact }) => fact.legs ?? []));
const lastOf = ({ facts }: Story, type: string): Fact | undefined =>
  facts.findLast(({ fact }) => fact.type === type)?.fact;

describe('a transfer to another case', () => {
  it('takes the property out at once, and brings it in with the same status', () => {
    const story = given(...both, seized())
      .when(prosecutor, 'transfers', toOther)
      .posts(
        'held:seized -100.00 THB of A1 with AMLO during key-4',
        'out:transferred 100.00 THB of A1 during key-4',
      );
    expect(balancesIn(story, other)).toEqual({});
    story.react();
    expect(balancesIn(story, other)).toEqual({
      'held:seized THB': '100.00',
      'source:transferred THB': '-100.00',
    });
    expect(lastOf(story, 'transfer.delivered.v1')).toMatchObject({ caseId: theCase, legs: [] });
  });

  it('needs a second person', () => {
    given(...both, seized())
      .when(prosecutor, 'transfers', toOther)
      .proposes();
    given(...both, seized())
      .when(investigator, 'transfers', toOther)
      .refuses('ROLE_NOT_PERMITTED');
  });

  it('is under way until the other case has answered, and its own can’t be closed', () => {
    const story = given(...both, seized(), left());
    expect(story.book.state.get('departure', theCase, 'T1')?.state).toBe('in-transit');
    story.when(prosecutor, 'closure', { reason: 'Empty' }).refuses('NOT_EMPTY', { transfers: '1' });
    story.react();
    expect(story.book.state.get('departure', theCase, 'T1')?.state).toBe('delivered');
    story.when(prosecutor, 'closure', { reason: 'Empty' }).posts();
  });

  it.each([
    ['that there is not', [], { toCase: 'NONE' }, 'UNKNOWN_CASE'],
    ['that is closed', [by(prosecutor, 'closure', { reason: 'Done' }, there)], {}, 'CASE_CLOSED'],
    [
      'in which the asset is one thing',
      [by(investigator, 'seizures', { ...home, custodian: 'AMLO', order }, there)],
      { toAssetId: 'H1' },
      'THING_NOT_AMOUNT',
    ],
  ])('%s comes back to the lot that it left', (_, before, about, code) => {
    const story = given(...both, ...before, seized(), left(about)).react();
    expect(lastOf(story, 'transfer.returned.v1')).toMatchObject({
      body: { refusal: { code }, transferId: 'T1' },
      caseId: theCase,
    });
    expect(balancesIn(story, theCase)).toEqual({
      'held:seized THB': '100.00',
      'source:world THB': '-100.00',
    });
    expect(story.book.state.get('case', theCase, '')?.open).toMatchObject({ lots: 1, transfers: 0 });
    story.when(prosecutor, 'releases', { ...hundred, basis: 'order', order, recipient: 'Owner' });
  });

  it('to a case that who sends it may not see comes back as if there were none', () => {
    const hidden = { agency: 'KH-FIU', caseId: other, jurisdiction: 'KH' };
    const openedThere = by(stranger, 'cases', { ...opening, ...hidden }, { caseId: other });
    const story = given(opened, openedThere, seized(), left()).react();
    expect(lastOf(story, 'transfer.returned.v1')?.body).toMatchObject({ refusal: { code: 'UNKNOWN_CASE' } });
    const asked = story.facts.find(({ fact }) => fact.act === 'transfers/receipt')?.fact;
    // in no entry of the case that must not be known
    expect(asked?.sequence).toBeUndefined();
  });

  it('happens once, however often its reactor asks', () => {
    const story = given(...both, seized(), left()).react();
    const before = story.balances();
    const statuses = story.facts.flatMap(({ fact }) => {
      const follows = reactionTo(fact);
      return follows ? [statusOf(story.ask({ ...follows, at: now }).fact)] : [];
    });
    expect(statuses).toEqual(['repeated', 'repeated']);
    expect(story.balances()).toEqual(before);
  });

  it('is settled by its reactor’s instruction alone: who tries the same is refused, and nothing follows', () => {
    const story = given(...both, seized(), left());
    const [receipt] = story.facts.flatMap(({ fact }) => reactionTo(fact) ?? []);
    if (!receipt) throw new Error('nothing followed');
    story.react();
    const { fact } = story.ask({ ...receipt, actor: investigator, at: now });
    expect(fact).toMatchObject({ act: 'transfers/receipt', refusal: { code: 'ID_REUSED' } });
    expect(reactionTo(fact)).toBeUndefined();
  });

  it('is asked for by ids that no caller’s key can be', () => {
    const [receipt] = given(...both, seized(), left()).facts.flatMap(({ fact }) => reactionTo(fact) ?? []);
    expect(receipt?.id).not.toMatch(/^[A-Za-z0-9]/);
    expect(receipt).toMatchObject({ actor: reactor, caseId: other });
  });

  it('is told from one whose ids read the same one after the other', () => {
    const third = `${other}:Y`;
    const openedThird = by(investigator, 'cases', { ...opening, caseId: third }, { caseId: third });
    const ten = { ...toOther, quantity: '10.00' };
    const story = given(
      ...both,
      openedThird,
      seized(),
      by(prosecutor, 'transfers', { ...ten, toCase: third }, { id: 'T' }),
      by(prosecutor, 'transfers', ten, { id: 'Y:T' }),
    ).react();
    for (const id of ['T', 'Y:T'])
      expect(story.book.state.get('departure', theCase, id)?.state).toBe('delivered');
  });

  it('is returned also when the ledger was away for a year', () => {
    const story = given(...both, seized(), left({ toCase: 'NONE' }));
    const later = '2027-11-24T08:00:00.000Z';
    for (const type of ['transfer.sent.v1', 'instruction.refused.v1']) {
      const fact = lastOf(story, type);
      const follows = fact && reactionTo(fact);
      if (follows) story.ask({ ...follows, at: later });
    }
    expect(lastOf(story, 'transfer.returned.v1')).toMatchObject({ effectiveAt: later, recordedAt: later });
  });

  it('of a frozen part brings its freeze along, and is extended by a new order only', () => {
    const expiresAt = '2027-03-17T00:00:00Z';
    const story = given(...both, frozen({ expiresAt }), left({ quantity: '40.00' })).react();
    const [[, lot] = []] = story.book.state.scan('lot', other, '');
    expect(lot).toMatchObject({ account: 'held:frozen', custodian: 'Bank B', expiresAt, quantity: '40.00' });
    const extension = { assetId: 'A1', expiresAt: '2028-03-17T00:00:00Z' };
    story
      .when(investigator, 'extensions', { ...extension, order }, there)
      .refuses('NEW_ORDER_REQUIRED')
      .when(investigator, 'extensions', { ...extension, order: laterOrder }, there)
      .posts();
  });

  it('of what has run out comes back where it would end a freeze that goes on', () => {
    const expiresAt = '2026-11-17T00:00:00Z';
    const arrived = by(
      frozen().actor,
      'freezes',
      { ...frozen().body, expiresAt: '2028-01-01T00:00:00Z' },
      there,
    );
    const story = given(
      ...both,
      arrived,
      frozen({ effectiveAt: '2026-11-01T03:00:00Z', expiresAt, quantity: '1.00' }),
      left({ quantity: '1.00' }),
    ).react();
    const returned = lastOf(story, 'transfer.returned.v1');
    expect(returned?.body).toMatchObject({
      refusal: { code: 'FREEZE_EXPIRED', params: { expiredAt: expiresAt } },
    });
    const [[, lot] = []] = story.book.state.scan('lot', other, '');
    expect(lot).toMatchObject({ expiresAt: '2028-01-01T00:00:00Z', quantity: '100.00' });
  });

  it('of what comes back is frozen as it was', () => {
    const expiresAt = '2027-03-17T00:00:00Z';
    const story = given(...both, frozen({ expiresAt }));
    const lotOf = () => [...story.book.state.scan('lot', theCase, '')].map(([, lot]) => lot);
    const before = lotOf();
    story.goOn(left({ toCase: 'NONE' }));
    expect(lotOf()).toEqual([]);
    story.react();
    expect(lotOf()).toEqual(before.map((lot) => ({ ...lot, number: 1 })));
  });

  it('of what was confiscated can be reversed there, and not here', () => {
    const reversal = { ...hundred, appeal: laterOrder, order: laterOrder };
    const story = given(...both, seized(), confiscated(), left()).react();
    story
      .when(prosecutor, 'reversals', { ...reversal, shortfall: '100.00' })
      .refuses('OVER_CONFISCATED')
      .when(prosecutor, 'reversals', reversal, there)
      .posts('owned:confiscated -100.00 THB of A1 with AMLO', 'held:seized 100.00 THB of A1 with AMLO');
  });

  it('that came back can be reversed here again', () => {
    given(...both, seized(), confiscated(), left({ toCase: 'NONE' }))
      .react()
      .when(prosecutor, 'reversals', { ...hundred, appeal: laterOrder, order: laterOrder })
      .posts('owned:confiscated -100.00 THB of A1 with AMLO', 'held:seized 100.00 THB of A1 with AMLO');
  });

  it('says once what all that was confiscated alike was before, however it grew', () => {
    const grown = { ...hundred, quantity: '1.00', reason: 'interest' };
    const interest = Array.from({ length: 20 }, () => by(prosecutor, 'accruals', grown));
    const all = left({ quantity: '120.00' });
    const story = given(...both, seized(), confiscated(), ...interest, all).react();
    expect(lastOf(story, 'transfer.received.v1')?.body?.['origins']).toEqual([
      { account: 'held:seized', custodian: 'AMLO', quantity: '120.00' },
    ]);
    expect(lastOf(story, 'transfer.sent.v1')?.details).not.toHaveProperty('settled');
    const reversal = { ...hundred, appeal: laterOrder, order: laterOrder, quantity: '120.00' };
    story
      .when(prosecutor, 'reversals', reversal, there)
      .posts('owned:confiscated -120.00 THB of A1 with AMLO', 'held:seized 120.00 THB of A1 with AMLO');
  });

  it.each(['100.00', '40.00'])(
    'that came back, of %s, leaves what was before to be corrected',
    (quantity) => {
      const story = given(...both, frozen());
      const before = story.balances();
      const { fact } = story.goOn(confiscated());
      story.goOn(left({ quantity, toCase: 'NONE' }));
      const correction = { foundBy: 'Audit', reason: 'Wrong account', sequence: fact.sequence };
      story.when(prosecutor, 'corrections', correction).refuses('CORRECTION_BLOCKED').react();
      story.goOn(by(prosecutor, 'corrections', correction));
      expect(story.balances()).toEqual(before);
      expect([...story.book.state.scan('origin', theCase, '')]).toEqual([]);
    },
  );

  it('tells the other case what the thing is, under the name that it has there', () => {
    const story = given(...both, seized(home), left({ ...theHouse, toAssetId: 'H7' })).react();
    expect(story.book.state.get('asset', other, 'H7')).toMatchObject({ isThing: true, kind: 'real-estate' });
    expect(story.book.state.get('description', other, 'H7')).toEqual(house);
  });

  it('of a thing bars its being taken again meanwhile', () => {
    const again = { ...theHouse, custodian: 'AMLO', order };
    const story = given(...both, seized(home), left(theHouse));
    story
      .when(investigator, 'seizures', again)
      .refuses('IN_TRANSIT', { transferId: 'T1' })
      .react()
      .when(investigator, 'seizures', again)
      .posts('source:world -1 item of H1', 'held:seized 1 item of H1 with AMLO');
  });

  it('of what is on its way to another custodian has to wait', () => {
    const sent = by(investigator, 'transfers', { ...hundred, from: 'AMLO', order, to: 'Treasury' });
    given(...both, seized(), sent)
      .when(prosecutor, 'transfers', toOther)
      .refuses('IN_TRANSIT');
  });

  it('is neither confirmed nor cancelled by people', () => {
    const story = given(...both, seized(), left());
    story
      .when(prosecutor, 'transfers/cancellation', { reason: 'Wrong case', transferId: 'T1' })
      .refuses('UNKNOWN_TRANSFER');
    for (const actor of [prosecutor, agencyCourt])
      for (const act of ['transfers/delivery', 'transfers/return'])
        story
          .when(actor, act, {
            transferId: 'T1',
            ...(act === 'transfers/return' && { refusal: { code: 'UNKNOWN_CASE' } }),
          })
          .refuses('ROLE_NOT_PERMITTED');
  });

  it('is returned, not corrected', () => {
    given(...both, seized(), left())
      .when(prosecutor, 'corrections', { foundBy: 'Audit', reason: 'Wrong case', sequence: 2 })
      .refuses('NOT_CORRECTABLE');
  });
});
