import type { ActRoute } from '@seizure-ledger/contracts';

export const correct: ActRoute = {
  act: 'corrections',
  path: '/cases/{caseId}/corrections',
  tag: 'Cases',
  summary: 'Take an entry back by its mirror, and do the right thing in its place (needs a second person)',
  example: {
    foundBy: 'Internal audit',
    reason: 'A decimal point off',
    replacement: {
      act: 'accruals',
      body: { assetId: 'A1', quantity: '3.10', reason: 'interest', unit: 'THB' },
    },
    sequence: 4,
  },
};
