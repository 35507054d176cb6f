import type { Body } from './fact.ts';
import { by, type Step, theCase } from './scenario.fixture.ts';
import { policyCase } from './policy.ts';
import { admin, investigator, prosecutor } from './scenario-people.fixture.ts';

export const order = { authority: 'Criminal Court', date: '2025-12-17', reference: 'Kor 12/2568' };
export const laterOrder = { authority: 'Criminal Court', date: '2026-11-01', reference: 'Kor 99/2569' };
export const account = { description: 'Bank account', kind: 'account' };
export const house = { description: 'House in Pattaya', kind: 'real-estate' };
export const hundred = { assetId: 'A1', quantity: '100.00', unit: 'THB' };

export const opening = {
  agency: 'TH-CCIB',
  jurisdiction: 'TH',
  openedAt: '2025-12-17T02:00:00Z',
  timeZone: 'Asia/Bangkok',
  title: 'Compound 7',
};

/** An open case, with nothing in it. */
export const opened = by(investigator, 'cases', { ...opening, caseId: theCase });

/** Said by one administrator and agreed to by another. */
export const adopted = (policy: Body): Step => by(admin, 'policies', policy, { caseId: policyCase });

/** The bank account A1 frozen with 100.00 THB at Bank B, unless `about` says otherwise. */
export const frozen = (about: Body = {}): Step =>
  by(investigator, 'freezes', { ...hundred, asset: account, custodian: 'Bank B', order, ...about });

/** A1 seized with 100.00 THB by AMLO, from outside, unless `about` says otherwise. */
export const seized = (about: Body = {}): Step =>
  by(investigator, 'seizures', { ...hundred, asset: account, custodian: 'AMLO', order, ...about });

/** 100.00 THB of A1 on the way from AMLO to the Treasury; the transfer's id is T1. */
export const sent = (about: Body = {}): Step =>
  by(investigator, 'transfers', { ...hundred, from: 'AMLO', order, to: 'Treasury', ...about }, { id: 'T1' });

/** A1 finally confiscated with 100.00 THB, unless `about` says otherwise. */
export const confiscated = (about: Body = {}): Step =>
  by(prosecutor, 'confiscations', { ...hundred, final: true, order, ...about });

/** The claim of one person, of 300.00 THB, of which nothing was recovered. */
export const claimed = (claimId: string, about: Body = {}): Step =>
  by(prosecutor, 'claims', {
    claimId,
    grossLoss: '300.00',
    order,
    person: `P-${claimId}`,
    priorRecoveries: '0.00',
    priority: 'victim',
    unit: 'THB',
    ...about,
  });

export const distribution = { fund: 'all', method: 'pro-rata', order, restitutionId: 'R1', unit: 'THB' };

/** All that is owned divided among the claims, as distribution R1. */
export const distributed = (about: Body = {}): Step =>
  by(prosecutor, 'restitutions', { ...distribution, ...about });
