import type { ActRoute } from '@seizure-ledger/contracts';

export const value: ActRoute = {
  act: 'valuations',
  path: '/cases/{caseId}/valuations',
  tag: 'Cases',
  summary: 'Record what property is thought to be worth',
  example: {
    assetId: 'V1',
    date: '2025-12-18',
    method: 'market',
    value: { quantity: '450000.00', unit: 'THB' },
    valuer: 'Treasury valuers',
  },
};
