import type { ActRoute } from '@seizure-ledger/contracts';

export const cancelTransfer: ActRoute = {
  act: 'transfers/cancellation',
  path: '/cases/{caseId}/transfers/{instructionId}/cancellation',
  target: { field: 'transferId', param: 'instructionId' },
  tag: 'Custody',
  summary: 'Call back what was sent',
  example: { reason: 'Sent to the wrong depot' },
};
