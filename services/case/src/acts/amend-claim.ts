import type { ActRoute } from '@seizure-ledger/contracts';

export const amendClaim: ActRoute = {
  act: 'claims/amendment',
  method: 'patch',
  path: '/cases/{caseId}/claims/{claimId}',
  target: { field: 'claimId', param: 'claimId' },
  tag: 'Cases',
  summary: 'Amend, dispute, reject, exclude or admit again a claim',
  example: { grossLoss: '850000.00', reason: 'Bank statement of 3 January', status: 'admitted' },
};
