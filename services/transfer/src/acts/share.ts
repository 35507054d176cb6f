import type { ActRoute } from '@seizure-ledger/contracts';

export const share: ActRoute = {
  act: 'shares',
  path: '/cases/{caseId}/shares',
  tag: 'Proceeds',
  summary: 'Share what is finally confiscated with another State (needs a second person)',
  example: { agreement: 'MLA 3/2569', partner: 'KH', quantity: '79600.00', unit: 'THB' },
};
