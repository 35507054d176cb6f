import type { ActRoute } from '@seizure-ledger/contracts';

export const reject: ActRoute = {
  act: 'rejections',
  path: '/cases/{caseId}/rejections',
  tag: 'Approvals',
  summary: 'Reject a proposal',
  example: { proposalHash: `sha256:${'0'.repeat(64)}`, reason: 'The order names another account' },
};
