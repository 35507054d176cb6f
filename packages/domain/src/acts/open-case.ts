import { z } from 'zod';
import { act, post, refuseIf } from '../act.ts';
import { everyBody } from '../body.ts';
import { id } from '../id.ts';
import { instant } from '../instant.ts';
import { text } from '../text.ts';
import { timeZones } from '../time-zones.ts';

const notATimeZone = 'must be an IANA time zone such as Asia/Bangkok';

/** Opens the book of a case. The edge fills in `caseId` where the caller left it out. */
export const openCase = act({
  name: 'cases',
  type: 'case.opened.v1',
  onCase: 'opens',
  body: z.strictObject({
    ...everyBody,
    agency: z.string().min(1).max(100),
    caseId: id.optional(),
    jurisdiction: id,
    networks: z.array(id).max(100).optional(),
    offence: text(200).optional(),
    openedAt: instant,
    timeZone: z
      .string()
      .regex(/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/, notATimeZone)
      .refine((name) => timeZones.has(name), notATimeZone),
    title: text(300),
  }),
  // a register may state a time that is still to come; what is taken then is refused, the case is not
  decide: ({ actor, body: { agency } }) =>
    refuseIf(agency !== actor.agency, 'AGENCY_MISMATCH', { agency: actor.agency }) ?? post(),
  evolve: ({ body, caseId }, draft) => {
    const { agency, jurisdiction, openedAt, timeZone } = body;
    draft.put('case', caseId, '', {
      agency,
      caseId,
      closed: false,
      headHash: null,
      jurisdiction,
      lots: 0,
      open: { allocations: 0, lots: 0, proposals: 0, transfers: 0 },
      openedAt,
      sequence: 0,
      timeZone,
    });
  },
});
