import type { ActRoute } from '@seizure-ledger/contracts';

export const openCase: ActRoute = {
  act: 'cases',
  path: '/cases',
  tag: 'Cases',
  summary: 'Open a case',
  example: {
    agency: 'TH-CCIB',
    caseId: 'TH-2025-0007',
    jurisdiction: 'TH',
    openedAt: '2025-12-17T02:00:00Z',
    timeZone: 'Asia/Bangkok',
    title: 'Compound 7',
  },
};
