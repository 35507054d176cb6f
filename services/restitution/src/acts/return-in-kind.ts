import type { ActRoute } from '@seizure-ledger/contracts';

export const returnInKind: ActRoute = {
  act: 'returns-in-kind',
  path: '/cases/{caseId}/returns-in-kind',
  tag: 'Restitution',
  summary: 'Give a thing back to who lost it (needs a second person)',
  example: {
    assetId: 'V1',
    claimId: 'C1',
    credit: { quantity: '450000.00', unit: 'THB' },
    quantity: '1',
    receipt: 'Receipt 7/2569',
    unit: 'item',
  },
};
