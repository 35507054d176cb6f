import type { ActRoute } from '@seizure-ledger/contracts';

export const confiscate: ActRoute = {
  act: 'confiscations',
  path: '/cases/{caseId}/confiscations',
  tag: 'Seizures',
  summary: 'Title passes to the State',
  example: {
    assetId: 'A1',
    final: true,
    order: { authority: 'Criminal Court', date: '2025-12-17', reference: 'Kor 12/2568' },
    quantity: '600000.00',
    unit: 'THB',
  },
};
