import type { ActRoute } from '@seizure-ledger/contracts';

export const rejectPolicy: ActRoute = {
  act: 'policies/rejections',
  path: '/policies/rejections',
  tag: 'Policies',
  summary: 'Say no to a policy, as another administrator',
  example: { policyId: 'policy-1', reason: 'The threshold is too high' },
};
