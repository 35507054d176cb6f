import type { ActRoute } from '@seizure-ledger/contracts';

export const registerOrder: ActRoute = {
  act: 'orders',
  path: '/cases/{caseId}/orders',
  tag: 'Cases',
  summary: 'Register an order, to be cited by its id',
  example: {
    authority: 'Criminal Court',
    date: '2025-12-17',
    kind: 'freeze',
    orderId: 'O-12',
    reference: 'Kor 12/2568',
  },
};
