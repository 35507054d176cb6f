import { z } from 'zod';
import { act, post } from '../act.ts';
import { everyBody } from '../body.ts';
import { proposalHash, refuseSecond } from '../proposals.ts';

/**
 * The second person agrees. Here stands who may; the proposed act is then decided again on the present state (see
 * `decide.ts`), and the fact is its own, with the approval on it.
 */
export const approve = act({
  name: 'approvals',
  type: 'proposal.approved.v1',
  approves: true,
  inClosedCase: true,
  body: z.strictObject({ ...everyBody, proposalHash }),
  decide: (ask, state) => refuseSecond(ask, state) ?? post(),
});
