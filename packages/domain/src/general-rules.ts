import { type DefinedAct, type Posting, type Refusal, refuseIf } from './act.ts';
import { refuseBeforeTaking } from './before-taking.ts';
import { citedOrder, refuseFutureOrder, refuseLaterOrder } from './cited-order.ts';
import { day_ms, isBefore } from './instant.ts';
import type { Asked } from './outcome.ts';
import { permissionFor } from './permissions.ts';
import type { CaseRecord, StateView } from './state.ts';
import { askerOf, inSight, relationTo } from './visibility.ts';

/** More than this between the edge's clock and the log's, and nobody knows when the act was sent. */
const clockTolerance_ms = 5 * 60_000;

/** What bars an act whichever it is: role, clocks, a closed case, a missing order, a date that can't be. */
export function refuseAnyway(
  act: DefinedAct,
  asked: Asked,
  recordedAt: string,
  record: CaseRecord | undefined,
  state: StateView,
): Refusal | undefined {
  const { actor, body } = asked;
  const permission = permissionFor(act.name, body);
  return (
    refuseIf(permission?.proposes.includes(actor.role) !== true, 'ROLE_NOT_PERMITTED', {
      role: actor.role,
      roles: (permission?.proposes ?? []).join(', '),
    }) ??
    refuseIf(
      record !== undefined &&
        relationTo(askerOf(act, asked), inSight(record, state), recordedAt) === 'shared',
      'SHARED_ONLY',
    ) ??
    refuseIf(record?.closed === true && !act.inClosedCase, 'CASE_CLOSED') ??
    (act.reacts ? undefined : refuseMoment(act, asked, recordedAt, state))
  );
}

function refuseMoment(
  act: DefinedAct,
  asked: Asked,
  recordedAt: string,
  state: StateView,
): Refusal | undefined {
  const { effectiveAt, sentAt } = asked;
  const recorded_ms = Date.parse(recordedAt);
  const isLater = isBefore(recordedAt, effectiveAt) && Date.parse(effectiveAt) > recorded_ms + day_ms;
  return (
    refuseIf(Math.abs(recorded_ms - Date.parse(sentAt)) > clockTolerance_ms, 'CLOCK') ??
    refuseIf(isLater, 'EFFECTIVE_IN_FUTURE') ??
    refuseOrder(act, asked, recordedAt, state) ??
    refuseTime(act, asked, state)
  );
}

/** What bars an act for the order that it cites, or doesn't. */
export function refuseOrder(
  act: DefinedAct,
  { body, caseId, effectiveAt }: Pick<Asked, 'body' | 'caseId' | 'effectiveAt'>,
  recordedAt: string,
  state: StateView,
): Refusal | undefined {
  if (act.order === 'registered') return undefined;
  const { order, orderId } = body;
  const cited = citedOrder(state, caseId, body);
  return (
    refuseIf(order !== undefined && orderId !== undefined, 'ORDER_TWICE') ??
    refuseIf(orderId !== undefined && !cited, 'UNKNOWN_ORDER', { orderId: String(orderId) }) ??
    refuseIf(act.order === 'required' && !cited, 'ORDER_REQUIRED') ??
    (cited && refuseFutureOrder(cited, recordedAt)) ??
    (cited && act.order === 'required' ? refuseLaterOrder(cited, effectiveAt) : undefined)
  );
}

function refuseTime(
  act: DefinedAct,
  { body, caseId, effectiveAt }: Asked,
  state: StateView,
): Refusal | undefined {
  if (act.takes) return undefined;
  const { assetId, transferId } = body;
  const transfer = transferId === undefined ? undefined : state.get('transfer', caseId, String(transferId));
  return refuseBeforeTaking(state, caseId, [assetId, transfer?.assetId], effectiveAt);
}

/**
 * What bars an act that its own rules allow: it moves property at a time when the case did not have it. A correction
 * takes back what was dated so, whenever that was; what it puts in the place is asked by itself.
 */
export function refuseUntaken(
  act: DefinedAct,
  { legs }: Posting,
  { caseId, effectiveAt }: Pick<Asked, 'caseId' | 'effectiveAt'>,
  state: StateView,
): Refusal | undefined {
  if (act.takes || act.reacts || act.corrects) return undefined;
  const assets = legs.map(({ assetId }) => assetId);
  return refuseBeforeTaking(state, caseId, assets, effectiveAt);
}
