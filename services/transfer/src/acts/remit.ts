import type { ActRoute } from '@seizure-ledger/contracts';

export const remit: ActRoute = {
  act: 'remittances',
  path: '/cases/{caseId}/remittances',
  tag: 'Proceeds',
  summary: 'Hand what is finally confiscated to the State (needs a second person)',
  example: { assetId: 'A1', purpose: 'treasury', quantity: '119400.00', reference: 'TR-9', unit: 'THB' },
};
