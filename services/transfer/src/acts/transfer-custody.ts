import type { ActRoute } from '@seizure-ledger/contracts';

export const transferCustody: ActRoute = {
  act: 'transfers',
  path: '/cases/{caseId}/transfers',
  tag: 'Custody',
  summary: 'Send property to another custodian',
  example: {
    assetId: 'A1',
    from: 'AMLO',
    order: { authority: 'Criminal Court', date: '2025-12-17', reference: 'Kor 12/2568' },
    quantity: '1000000.00',
    to: 'Treasury',
    unit: 'THB',
  },
};
