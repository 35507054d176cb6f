import type { ActRoute } from '@seizure-ledger/contracts';

export const seize: ActRoute = {
  act: 'seizures',
  path: '/cases/{caseId}/seizures',
  tag: 'Seizures',
  summary: 'Take property into the authority’s hands',
  example: {
    assetId: 'A1',
    custodian: 'AMLO',
    order: { authority: 'Criminal Court', date: '2025-12-17', reference: 'Kor 12/2568' },
    quantity: '1000000.00',
    unit: 'THB',
  },
};
