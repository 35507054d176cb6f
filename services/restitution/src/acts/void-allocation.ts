import type { ActRoute } from '@seizure-ledger/contracts';

export const voidAllocation: ActRoute = {
  act: 'restitutions/voids',
  path: '/cases/{caseId}/restitutions/{restitutionId}/voids',
  target: { field: 'restitutionId', param: 'restitutionId' },
  tag: 'Restitution',
  summary: 'Take back what is allocated and not paid (needs a second person)',
  example: {
    amount: '600000.00',
    claimId: 'C1',
    order: { authority: 'Criminal Court', date: '2026-06-01', reference: 'Kor 44/2569' },
    reason: 'Not cashed within 180 days',
  },
};
