import type { Body, Instruction, Principal } from '@seizure-ledger/domain';
import { investigator, prosecutor } from '../../packages/domain/src/scenario-people.fixture.ts';
import type { Dice } from './dice.ts';

export const largeCaseId = 'C-LARGE';

/** Claims of which a distribution has more lines than the 500 that fit into one fact. */
export const claimsOf = (dice: Dice): { readonly claims: number; readonly lots: number } => ({
  claims: 600 + dice.below(40),
  lots: 1 + dice.below(3),
});

/** A case that comes to a distribution in several records: to be opened, filled, and divided. */
export function largeCase(size: { readonly claims: number; readonly lots: number }): readonly Instruction[] {
  const order = { authority: 'Court', date: '2026-01-01', reference: 'Kor 1' };
  const steps: (readonly [Principal, string, Body])[] = [];
  const opening = { agency: 'TH-CCIB', jurisdiction: 'TH', timeZone: 'Asia/Bangkok', title: 'Large' };
  steps.push([investigator, 'cases', { ...opening, openedAt: '2026-01-01T00:00:00Z' }]);
  for (let lot = 0; lot < size.lots; lot += 1) {
    const amount = { assetId: `A${lot}`, quantity: `${lot + 5}00.00`, unit: 'THB' };
    const asset = { description: 'Account', kind: 'account' };
    steps.push([investigator, 'seizures', { ...amount, asset, custodian: 'AMLO', order }]);
    steps.push([prosecutor, 'confiscations', { ...amount, final: true, order }]);
  }
  for (let claim = 0; claim < size.claims; claim += 1) {
    const loss = { grossLoss: `${claim + 1}.37`, priorRecoveries: '0', unit: 'THB' };
    const named = { claimId: `L${claim}`, person: `P${claim}`, priority: 'victim' };
    steps.push([prosecutor, 'claims', { ...loss, ...named, order }]);
  }
  const distribution = { fund: 'all', method: 'pro-rata', order, restitutionId: 'R-LARGE', unit: 'THB' };
  steps.push([prosecutor, 'restitutions', distribution]);
  return steps.map(([actor, act, body], place) => ({
    act,
    actor,
    body,
    caseId: largeCaseId,
    id: `large-${place}`,
    sentAt: '2026-11-24T00:00:00.000Z',
  }));
}
