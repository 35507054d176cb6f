import type { ActRoute } from '@seizure-ledger/contracts';

export const withdraw: ActRoute = {
  act: 'withdrawals',
  path: '/cases/{caseId}/withdrawals',
  tag: 'Approvals',
  summary: 'Withdraw an own proposal',
  example: { proposalHash: `sha256:${'0'.repeat(64)}` },
};
