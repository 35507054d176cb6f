import type { ActRoute } from '@seizure-ledger/contracts';

export const withdrawPolicy: ActRoute = {
  act: 'policies/withdrawals',
  path: '/policies/withdrawals',
  tag: 'Policies',
  summary: 'Take back a policy that one proposed',
  example: { policyId: 'policy-1' },
};
