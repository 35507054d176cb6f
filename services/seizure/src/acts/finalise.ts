import type { ActRoute } from '@seizure-ledger/contracts';

export const finalise: ActRoute = {
  act: 'finality',
  path: '/cases/{caseId}/finality',
  tag: 'Seizures',
  summary: 'A confiscation has become final',
  example: {
    assetId: 'A1',
    decidedAt: '2026-02-01',
    order: { authority: 'Criminal Court', date: '2025-12-17', reference: 'Kor 12/2568' },
    quantity: '600000.00',
    unit: 'THB',
  },
};
