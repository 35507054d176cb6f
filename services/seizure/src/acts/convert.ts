import type { ActRoute } from '@seizure-ledger/contracts';

export const convert: ActRoute = {
  act: 'conversions',
  path: '/cases/{caseId}/conversions',
  tag: 'Seizures',
  summary: 'Convert money into another currency, or a token into its successor (needs a second person)',
  example: {
    assetId: 'A1',
    quantity: '1000.00',
    rate: '0.0303',
    rateAt: '2026-01-15T09:00:00Z',
    source: 'Bank of Thailand',
    to: { quantity: '30.30', unit: 'USD' },
    unit: 'THB',
  },
};
