import { z } from 'zod';
import { act, post } from '../act.ts';
import { id } from '../id.ts';
import { policyProposed, refuseSecond } from '../proposals.ts';

/**
 * Another administrator agrees. A policy is named by the key under which it was proposed, which stands for that body
 * and no other for ever: so the agreement is to exactly that.
 */
export const approvePolicy = act({
  name: 'policies/approvals',
  type: 'policy.approved.v1',
  approves: true,
  ofPolicy: true,
  body: z.strictObject({ policyId: id }),
  proposalIn: ({ policyId }, state) => policyProposed(String(policyId), state),
  decide: (ask, state) =>
    refuseSecond({ ...ask, body: { proposalHash: policyProposed(ask.body.policyId, state) } }, state) ??
    post(),
});
