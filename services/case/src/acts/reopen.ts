import type { ActRoute } from '@seizure-ledger/contracts';

export const reopen: ActRoute = {
  act: 'reopening',
  path: '/cases/{caseId}/reopening',
  tag: 'Cases',
  summary: 'Open a closed case again, by order',
  example: {
    order: { authority: 'Criminal Court', date: '2027-01-10', reference: 'Kor 3/2570' },
    reason: 'Another account has come to light',
  },
};
