import { z } from 'zod';
import { act, post } from '../act.ts';
import { id } from '../id.ts';
import { policyProposed, refuseSecond, refuseUnlessProposer, settleProposal } from '../proposals.ts';
import { text } from '../text.ts';

/** Another administrator says no to a policy. Readers of the fact alone are told which proposal it was. */
export const rejectPolicy = act({
  name: 'policies/rejections',
  type: 'policy.rejected.v1',
  ofPolicy: true,
  body: z.strictObject({ policyId: id, reason: text(500) }),
  decide: (ask, state) => {
    const proposalHash = policyProposed(ask.body.policyId, state);
    return refuseSecond({ ...ask, body: { proposalHash } }, state) ?? post([], { proposalHash });
  },
  evolve: ({ caseId, details }, draft) =>
    settleProposal(draft, caseId, String(details['proposalHash']), 'rejected'),
});

/** Who proposed a policy takes it back. */
export const withdrawPolicy = act({
  name: 'policies/withdrawals',
  type: 'policy.withdrawn.v1',
  ofPolicy: true,
  body: z.strictObject({ policyId: id }),
  decide: ({ actor, body, caseId }, state) => {
    const proposalHash = policyProposed(body.policyId, state);
    return refuseUnlessProposer(state, caseId, proposalHash, actor) ?? post([], { proposalHash });
  },
  evolve: ({ caseId, details }, draft) =>
    settleProposal(draft, caseId, String(details['proposalHash']), 'withdrawn'),
});
