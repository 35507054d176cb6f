import type { ActRoute } from '@seizure-ledger/contracts';

export const extend: ActRoute = {
  act: 'extensions',
  path: '/cases/{caseId}/extensions',
  tag: 'Freezes',
  summary: 'Extend a freeze by a new order',
  example: {
    assetId: 'A1',
    expiresAt: '2027-09-17T00:00:00Z',
    order: { authority: 'Criminal Court', date: '2027-03-10', reference: 'Kor 77/2570' },
  },
};
