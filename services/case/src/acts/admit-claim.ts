import type { ActRoute } from '@seizure-ledger/contracts';

export const admitClaim: ActRoute = {
  act: 'claims',
  path: '/cases/{caseId}/claims',
  tag: 'Cases',
  summary: 'Admit a claim to compensation',
  example: {
    claimId: 'C1',
    grossLoss: '900000.00',
    order: { authority: 'Criminal Court', date: '2025-12-17', reference: 'Kor 12/2568' },
    person: 'P-7f3a',
    priority: 'victim',
    priorRecoveries: '0.00',
    unit: 'THB',
  },
};
