import { type ActRoute, distributionPreview } from '@seizure-ledger/contracts';

export const distribute: ActRoute = {
  act: 'restitutions',
  path: '/cases/{caseId}/restitutions',
  preview: distributionPreview,
  made: 'restitutionId',
  tag: 'Restitution',
  summary: 'Allocate owned money to claims (needs the court)',
  example: {
    fund: '600000.00',
    method: 'pro-rata',
    order: { authority: 'Criminal Court', date: '2025-12-17', reference: 'Kor 12/2568' },
    restitutionId: 'R1',
    unit: 'THB',
  },
};
