import { z } from 'zod';
import { act, post } from '../act.ts';
import { everyBody } from '../body.ts';
import { proposalHash, refuseSecond, refuseUnlessProposer, settleProposal } from '../proposals.ts';
import { text } from '../text.ts';

/** Whoever could be the second person says no. */
export const rejectProposal = act({
  name: 'rejections',
  type: 'proposal.rejected.v1',
  inClosedCase: true,
  body: z.strictObject({ ...everyBody, proposalHash, reason: text(500) }),
  decide: (ask, state) => refuseSecond(ask, state) ?? post(),
  evolve: ({ body, caseId }, draft) => settleProposal(draft, caseId, body.proposalHash, 'rejected'),
});

/** The proposer takes the proposal back. */
export const withdrawProposal = act({
  name: 'withdrawals',
  type: 'proposal.withdrawn.v1',
  inClosedCase: true,
  body: z.strictObject({ ...everyBody, proposalHash }),
  decide: ({ actor, body, caseId }, state) =>
    refuseUnlessProposer(state, caseId, body.proposalHash, actor) ?? post(),
  evolve: ({ body, caseId }, draft) => settleProposal(draft, caseId, body.proposalHash, 'withdrawn'),
});
