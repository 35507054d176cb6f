import type { ActRoute } from '@seizure-ledger/contracts';

export const refuseTransfer: ActRoute = {
  act: 'transfers/refusal',
  path: '/cases/{caseId}/transfers/{instructionId}/refusal',
  target: { field: 'transferId', param: 'instructionId' },
  tag: 'Custody',
  summary: 'Refuse what was sent',
  example: { reason: 'The seal is broken' },
};
