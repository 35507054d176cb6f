import type { ActRoute } from '@seizure-ledger/contracts';

export const reverse: ActRoute = {
  act: 'reversals',
  path: '/cases/{caseId}/reversals',
  tag: 'Seizures',
  summary: 'Set a confiscation aside on appeal (needs a second person)',
  example: {
    appeal: { authority: 'Court of Appeal', date: '2026-05-04', reference: 'Appeal 9/2569' },
    assetId: 'A1',
    order: { authority: 'Criminal Court', date: '2025-12-17', reference: 'Kor 12/2568' },
    quantity: '600000.00',
    unit: 'THB',
  },
};
