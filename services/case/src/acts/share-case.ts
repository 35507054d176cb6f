import type { ActRoute } from '@seizure-ledger/contracts';

export const shareCase: ActRoute = {
  act: 'access',
  path: '/cases/{caseId}/access',
  tag: 'Cases',
  summary: 'Let another agency read the case',
  example: { agency: 'KH-FIU', until: '2027-01-01T00:00:00Z' },
};
