import { z } from 'zod';
import { act, post, refuseIf } from '../act.ts';
import { everyBody } from '../body.ts';
import { instant } from '../instant.ts';

/** Lets another agency read the case, for ever or until an instant; shared again, the new end counts. */
export const shareCase = act({
  name: 'access',
  type: 'case.shared.v1',
  body: z.strictObject({ ...everyBody, agency: z.string().min(1).max(100), until: instant.optional() }),
  decide: ({ body, case: { agency } }) =>
    refuseIf(body.agency === agency, 'OWN_AGENCY', { agency }) ?? post(),
  evolve: ({ body: { agency, until }, caseId }, draft) =>
    draft.put('access', caseId, agency, until === undefined ? {} : { until }),
});
