import type { ActRoute } from '@seizure-ledger/contracts';

export const pay: ActRoute = {
  act: 'restitutions/payments',
  path: '/cases/{caseId}/restitutions/{restitutionId}/payments',
  target: { field: 'restitutionId', param: 'restitutionId' },
  tag: 'Restitution',
  summary: 'Pay a claim what was allocated (needs a second person)',
  example: { amount: '600000.00', claimId: 'C1', paymentReference: 'TT-88' },
};
