import type { ActRoute } from '@seizure-ledger/contracts';

export const receive: ActRoute = {
  act: 'receipts-in',
  path: '/cases/{caseId}/receipts-in',
  tag: 'Proceeds',
  summary: 'Take in money for the whole case',
  example: { basis: 'settlement', custodian: 'Treasury', payer: 'P-1', quantity: '25000.00', unit: 'THB' },
};
