import type { ActRoute } from '@seizure-ledger/contracts';

export const freeze: ActRoute = {
  act: 'freezes',
  path: '/cases/{caseId}/freezes',
  tag: 'Freezes',
  summary: 'Restrain property where it lies',
  example: {
    asset: { description: 'Bank account', kind: 'account' },
    assetId: 'A1',
    custodian: 'Bank B',
    expiresAt: '2027-03-17T00:00:00Z',
    order: { authority: 'Criminal Court', date: '2025-12-17', reference: 'Kor 12/2568' },
    quantity: '1000000.00',
    unit: 'THB',
  },
};
