import type { ActRoute } from '@seizure-ledger/contracts';

export const realise: ActRoute = {
  act: 'realisations',
  path: '/cases/{caseId}/realisations',
  tag: 'Seizures',
  summary: 'Sell property (needs a second person)',
  example: {
    assetId: 'V1',
    buyerReference: 'Auction 12, lot 3',
    costs: [{ quantity: '12000.00', reference: 'A-12', type: 'auction' }],
    gross: '450000.00',
    ground: 'depreciating',
    liens: [{ holder: 'Bank K', quantity: '90000.00', reference: 'Lease 77/2567' }],
    order: { authority: 'Criminal Court', date: '2025-12-17', reference: 'Kor 12/2568' },
    ownerHeard: true,
    proceedsUnit: 'THB',
    quantity: '1',
    unit: 'item',
  },
};
