import { z } from 'zod';
import { act, post } from '../act.ts';
import { id } from '../id.ts';
import { policyCase } from '../policy.ts';
import { refuseSecond } from '../proposals.ts';
import type { StateView } from '../state.ts';

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
  proposalIn: ({ policyId }, state) => proposalOf(String(policyId), state),
  decide: (ask, state) =>
    refuseSecond({ ...ask, body: { proposalHash: proposalOf(ask.body.policyId, state) } }, state) ?? post(),
});

/** Empty where nobody has proposed it. */
function proposalOf(policyId: string, state: StateView): string {
  const proposals = [...state.scan('proposal', policyCase, '')];
  return proposals.find(([, { instructionId }]) => instructionId === policyId)?.[0] ?? '';
}
