import type { ActRoute } from '@seizure-ledger/contracts';

export const confirmTransfer: ActRoute = {
  act: 'transfers/confirmation',
  path: '/cases/{caseId}/transfers/{instructionId}/confirmation',
  target: { field: 'transferId', param: 'instructionId' },
  tag: 'Custody',
  summary: 'Confirm what arrived',
  example: { condition: 'Seal unbroken' },
};
