import { z } from 'zod';
import { act, post, refuseIf } from '../act.ts';
import { everyBody } from '../body.ts';
import { changeCase } from '../case-record.ts';
import { text } from '../text.ts';

/** Opens a closed book again, by order: property has come to light, or a judgment has changed. */
export const reopenCase = act({
  name: 'reopening',
  type: 'case.reopened.v1',
  inClosedCase: true,
  order: 'required',
  body: z.strictObject({ ...everyBody, reason: text(500) }),
  decide: (ask) => refuseIf(!ask.case.closed, 'CASE_OPEN') ?? post(),
  evolve: ({ caseId }, draft) => changeCase(draft, caseId, () => ({ closed: false })),
});
