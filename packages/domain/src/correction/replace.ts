import { type Ask, type Decision, isRefusal, type Posting, post, refuse, refuseIf } from '../act.ts';
import { findAct } from '../acts/index.ts';
import { citedOrder } from '../cited-order.ts';
import { Draft } from '../draft.ts';
import { evolveEffect } from '../evolve.ts';
import type { Body, Details } from '../fact.ts';
import { refuseOrder, refuseUntaken } from '../general-rules.ts';
import { permissionFor } from '../permissions.ts';
import type { StateView } from '../state.ts';

/**
 * What a correction does besides taking back: the act that it puts in the place, decided by that act's own rules on
 * the state that the mirror leaves, for the same person, effective at the same time.
 */
export function withReplacement(ask: Ask<Body>, mirror: Posting, state: StateView): Decision {
  const replaced = ask.body['replacement'] as { readonly act: string; readonly body: Body } | undefined;
  if (!replaced) return mirror;
  const { act: name, body } = replaced;
  const { actor, caseId, effectiveAt, recordedAt } = ask;
  const act = findAct(name);
  if (!act?.correctable) return refuse('NO_REPLACEMENT', { act: name });
  const taken = act.body.safeParse(body);
  if (!taken.success)
    return refuse('REPLACEMENT_INVALID', { field: taken.error.issues[0]?.path.join('.') || 'body' });
  const roles = permissionFor(name, body)?.proposes ?? [];
  const draft = new Draft(state, caseId);
  evolveEffect(draft, { ...ask, act: 'corrections', details: mirror.details ?? {}, legs: mirror.legs });
  const asked = { actor, body, caseId, effectiveAt };
  const otherTime = body['effectiveAt'] !== undefined && body['effectiveAt'] !== effectiveAt;
  const barred =
    refuseIf(otherTime, 'CORRECTION_TIME', { effectiveAt }) ??
    refuseIf(!roles.includes(actor.role), 'ROLE_NOT_PERMITTED', {
      role: actor.role,
      roles: roles.join(', '),
    }) ??
    refuseOrder(act, asked, recordedAt, draft);
  if (barred) return barred;
  const decision = act.decide({ ...ask, body, order: citedOrder(draft, caseId, body) }, draft);
  if (isRefusal(decision)) return decision;
  const untaken = refuseUntaken(act, decision, { caseId, effectiveAt }, draft);
  if (untaken) return untaken;
  const details: Details = { ...mirror.details, replacement: decision.details ?? {} };
  return post([...mirror.legs, ...decision.legs], details);
}
