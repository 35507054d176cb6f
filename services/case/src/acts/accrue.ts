import type { ActRoute } from '@seizure-ledger/contracts';

export const accrue: ActRoute = {
  act: 'accruals',
  path: '/cases/{caseId}/accruals',
  tag: 'Cases',
  summary: 'Add interest, a deposit or a reported balance',
  example: { assetId: 'A1', quantity: '310.00', reason: 'interest', unit: 'THB' },
};
