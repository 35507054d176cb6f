import type { ActRoute } from '@seizure-ledger/contracts';

export const release: ActRoute = {
  act: 'releases',
  path: '/cases/{caseId}/releases',
  tag: 'Freezes',
  summary: 'Lift the restriction (needs a second person)',
  example: {
    assetId: 'A1',
    basis: 'order',
    order: { authority: 'Criminal Court', date: '2025-12-17', reference: 'Kor 12/2568' },
    quantity: '50000.00',
    recipient: 'owner-of-record',
    unit: 'THB',
  },
};
