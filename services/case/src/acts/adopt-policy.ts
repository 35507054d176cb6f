import type { ActRoute } from '@seizure-ledger/contracts';

export const adoptPolicy: ActRoute = {
  act: 'policies',
  path: '/policies',
  tag: 'Policies',
  summary: 'Propose what goes for all cases; its key names it',
  example: {
    agencies: ['AMLO', 'Treasury'],
    paymentThreshold: { quantity: '5000.00', unit: 'THB' },
    unit: { code: 'XAU-GRAM', digits: 3, kind: 'token' },
  },
};
