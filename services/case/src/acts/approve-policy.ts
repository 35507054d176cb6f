import type { ActRoute } from '@seizure-ledger/contracts';

export const approvePolicy: ActRoute = {
  act: 'policies/approvals',
  path: '/policies/approvals',
  tag: 'Policies',
  summary: 'Agree to a policy, as another administrator',
  example: { policyId: 'policy-1' },
};
