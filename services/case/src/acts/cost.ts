import type { ActRoute } from '@seizure-ledger/contracts';

export const cost: ActRoute = {
  act: 'costs',
  path: '/cases/{caseId}/costs',
  tag: 'Cases',
  summary: 'Pay a cost, from property (needs a second person) or by the State',
  example: {
    assetId: 'A1',
    invoice: 'INV-17',
    paidBy: 'state',
    quantity: '1310.00',
    type: 'storage',
    unit: 'THB',
  },
};
