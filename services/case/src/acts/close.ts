import type { ActRoute } from '@seizure-ledger/contracts';

export const close: ActRoute = {
  act: 'closure',
  path: '/cases/{caseId}/closure',
  tag: 'Cases',
  summary: 'Close a case in which nothing is left',
  example: { reason: 'All returned' },
};
