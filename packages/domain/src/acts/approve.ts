import { z } from 'zod';
import { act } from '../act.ts';
import { everyBody } from '../body.ts';
import { proposalHash } from '../proposals.ts';

/**
 * The second person agrees. The proposed act is decided again on the present state (see `decide.ts`), so this act
 * has no rule of its own and posts no fact of its own: the fact is the proposed act's, with the approval on it.
 */
export const approve = act({
  name: 'approvals',
  type: 'proposal.approved.v1',
  body: z.strictObject({ ...everyBody, proposalHash }),
  decide: () => {
    throw new Error('an approval is decided by the rules of the act that it approves');
  },
});
