import type { ActRoute } from '@seizure-ledger/contracts';

export const writeOff: ActRoute = {
  act: 'write-offs',
  path: '/cases/{caseId}/write-offs',
  tag: 'Cases',
  summary: 'Write off property that is lost (needs a second person)',
  example: {
    assetId: 'A1',
    quantity: '20.00',
    reason: 'count-difference',
    reference: 'Report 4/2569',
    unit: 'THB',
  },
};
