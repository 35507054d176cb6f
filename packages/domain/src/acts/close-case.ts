import { z } from 'zod';
import { act, post, refuseIf } from '../act.ts';
import { everyBody } from '../body.ts';
import { changeCase } from '../case-record.ts';
import { text } from '../text.ts';

/** Closes the book: nothing held, owned or due, nothing under way, nothing waiting for a second person. */
export const closeCase = act({
  name: 'closure',
  type: 'case.closed.v1',
  body: z.strictObject({ ...everyBody, reason: text(500) }),
  decide: (ask) => {
    const open = Object.entries(ask.case.open).filter(([, count]) => count > 0);
    return (
      refuseIf(
        open.length > 0,
        'NOT_EMPTY',
        Object.fromEntries(open.map(([what, n]) => [what, String(n)])),
      ) ?? post()
    );
  },
  evolve: ({ caseId }, draft) => changeCase(draft, caseId, () => ({ closed: true })),
});
