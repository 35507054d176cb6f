import { describe, expect, it } from 'vitest';
import { Book } from './book.ts';
import type { Body, Fact } from './fact.ts';
import type { Principal, Role } from './principal.ts';
import { sum, isZero } from './quantity.ts';

const who = (role: Role, subject: string, agency = 'TH-CCIB'): Principal => ({
  agency,
  jurisdiction: 'TH',
  role,
  subject,
});
const inv = who('investigator', 'inv-1');
const p1 = who('prosecutor', 'p-1');
const p2 = who('prosecutor', 'p-2');
const cus = who('custodian', 'cus-1', 'Treasury');
const court = who('court', 'ct-1', 'COURT');
const order = { authority: 'Criminal Court', reference: 'Kor 12/2568', date: '2025-12-17' };
const caseId = 'TH-2025-0007';
const recordedAt = '2026-11-24T08:00:00.000Z';

function session() {
  const book = new Book();
  let n = 0;
  const facts: { fact: Fact; hash: string }[] = [];
  const ask = (actor: Principal, act: string, body: Body, id = `k-${(n += 1)}`) => {
    const sealed = book.take({ act, actor, body, caseId, id, sentAt: recordedAt }, recordedAt);
    facts.push(sealed);
    return sealed;
  };
  return { ask, book, facts };
}

describe('the worked session', () => {
  it('ends with the balances that the interface promises', () => {
    const { ask, facts } = session();
    const status = (sealed: { fact: Fact }) => sealed.fact.refusal?.code ?? sealed.fact.status;
    expect(
      status(
        ask(inv, 'cases', {
          agency: 'TH-CCIB',
          caseId,
          jurisdiction: 'TH',
          networks: ['N-1'],
          openedAt: '2025-12-17T02:00:00Z',
          timeZone: 'Asia/Bangkok',
          title: 'Compound 7',
        }),
      ),
    ).toBe('posted');
    const asset = { description: 'Bank account', kind: 'account' };
    const million = { assetId: 'A1', quantity: '1000000.00', unit: 'THB' };
    const effectiveAt = '2025-12-17T03:00:00Z';
    const expiresAt = '2027-03-17T00:00:00Z';
    expect(
      status(ask(inv, 'freezes', { ...million, asset, custodian: 'Bank B', effectiveAt, expiresAt, order })),
    ).toBe('posted');
    expect(status(ask(inv, 'seizures', { ...million, custodian: 'AMLO', order }))).toBe('posted');
    const sent = ask(inv, 'transfers', { ...million, from: 'AMLO', order, to: 'Treasury' });
    expect(status(sent)).toBe('posted');
    expect(status(ask(cus, 'transfers/confirmation', { transferId: sent.fact.instructionId ?? '' }))).toBe(
      'posted',
    );
    expect(
      status(
        ask(p1, 'confiscations', { assetId: 'A1', final: true, order, quantity: '600000.00', unit: 'THB' }),
      ),
    ).toBe('posted');
    const claim = {
      claimId: 'C1',
      grossLoss: '900000.00',
      person: 'P-7f3a',
      priority: 'victim',
      priorRecoveries: '0.00',
      unit: 'THB',
    };
    expect(status(ask(p1, 'claims', { ...claim, order }))).toBe('posted');
    const proposed = ask(p1, 'restitutions', {
      fund: '600000.00',
      method: 'pro-rata',
      order,
      restitutionId: 'R1',
      unit: 'THB',
    });
    expect(status(proposed)).toBe('proposed');
    expect(status(ask(p1, 'approvals', { proposalHash: proposed.hash }))).toBe('SAME_PERSON');
    expect(status(ask(court, 'approvals', { proposalHash: proposed.hash }))).toBe('posted');
    const payment = ask(p1, 'restitutions/payments', {
      amount: '600000.00',
      claimId: 'C1',
      paymentReference: 'x',
      restitutionId: 'R1',
    });
    expect(status(payment)).toBe('proposed');
    expect(status(ask(p2, 'approvals', { proposalHash: payment.hash }))).toBe('posted');

    const balances = new Map<string, string>();
    for (const { fact } of facts) {
      for (const leg of fact.legs ?? [])
        balances.set(leg.account, sum([balances.get(leg.account) ?? '0', leg.amount]));
    }
    expect(Object.fromEntries(balances)).toEqual({
      'held:frozen': '0.00',
      'held:seized': '400000.00',
      'owned:confiscated': '0.00',
      'due:allocated': '0.00',
      'out:restituted': '600000.00',
      'source:world': '-1000000.00',
    });
    expect(isZero(sum(balances.values()))).toBe(true);
  });
});
