import { z } from 'zod';
import { act, post, type Refusal, refuse, refuseIf } from '../act.ts';
import { everyBody } from '../body.ts';
import { id } from '../id.ts';
import type { StateView } from '../state.ts';
import { text } from '../text.ts';

const body = { ...everyBody, person: id };

/** Says that the vault keeps who stands behind a pseudonym. Whoever it is stands nowhere in the ledger. */
export const recordPerson = act({
  name: 'persons',
  type: 'identity.recorded.v1',
  body: z.strictObject(body),
  decide: ({ body: { person }, caseId }, state) =>
    refuseIf(state.get('person', caseId, person) !== undefined, 'PERSON_EXISTS', { person }) ?? post(),
  evolve: ({ body: { person }, caseId }, draft) =>
    draft.put('person', caseId, person, { agreedBy: [], state: 'known' }),
});

/** Says who reads an identity, and what for; only then does the vault show it. */
export const readPerson = act({
  name: 'persons/readings',
  type: 'identity.read.v1',
  inClosedCase: true,
  body: z.strictObject({ ...body, purpose: text(500) }),
  decide: ({ body: { person }, caseId }, state) => refuseGone(state, caseId, person) ?? post(),
});

/** Two officers of the vault agree that an identity is to be erased: the first half. */
export const agreeErasure = act({
  name: 'persons/erasure',
  type: 'erasure.agreed.v1',
  inClosedCase: true,
  body: z.strictObject({ ...body, reason: text(500) }),
  decide: ({ body: { person }, caseId }, state) => refuseGone(state, caseId, person) ?? post(),
  evolve: ({ actor, approvedBy, body: { person }, caseId }, draft) =>
    draft.put('person', caseId, person, {
      agreedBy: [actor.subject, ...(approvedBy ? [approvedBy.subject] : [])],
      state: 'agreed',
    }),
});

/** The court lets it happen: from here on nobody can tell who it was, and every proof stays valid. */
export const erasePerson = act({
  name: 'persons/erasure/confirmation',
  type: 'identity.erased.v1',
  inClosedCase: true,
  body: z.strictObject(body),
  decide: ({ actor, body: { person }, caseId }, state) => {
    const known = state.get('person', caseId, person);
    return (
      refuseGone(state, caseId, person) ??
      refuseIf(known?.state !== 'agreed', 'ERASURE_NOT_AGREED', { person }) ??
      refuseIf(known?.agreedBy.includes(actor.subject) === true, 'SAME_PERSON') ??
      post()
    );
  },
  evolve: ({ body: { person }, caseId }, draft) =>
    draft.put('person', caseId, person, { agreedBy: [], state: 'erased' }),
});

function refuseGone(state: StateView, caseId: string, person: string): Refusal | undefined {
  const known = state.get('person', caseId, person);
  if (!known) return refuse('UNKNOWN_PERSON', { person });
  return refuseIf(known.state === 'erased', 'PERSON_ERASED', { person });
}
