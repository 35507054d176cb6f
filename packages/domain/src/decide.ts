import { type DefinedAct, type Decision, isRefusal, refuse, typeOf } from './act.ts';
import { findAct } from './acts/index.ts';
import { unopened } from './case-record.ts';
import { citedOrder } from './cited-order.ts';
import { withReplacement } from './correction/replace.ts';
import type { Instruction } from './fact.ts';
import { refuseAnyway, refuseUntaken } from './general-rules.ts';
import { unbalancedUnit } from './legs.ts';
import {
  type Asked,
  askedBy,
  effectiveAtOf,
  type Outcome,
  outcomeHash,
  refused,
  repeated,
} from './outcome.ts';
import { permissionFor } from './permissions.ts';
import { policyCase, policyOf, policyRecord } from './policy.ts';
import type { Writer } from './record-keys.ts';
import { type CaseRecord, postedId, type ProposalRecord, type StateView } from './state.ts';
import { askerOf, maySee } from './visibility.ts';

/**
 * Decides an instruction on a state: the one way into the book. The answer depends on nothing else, so that every
 * ledger answers the same. A refusal by the rules is a value; whatever is thrown is a fault of this program.
 * @param writer whose key signed the instruction, where that is known.
 */
export function decide(
  instruction: Instruction,
  recordedAt: string,
  state: StateView,
  writer?: Writer,
): Outcome {
  const { actor, caseId, id } = instruction;
  const act = findAct(instruction.act);
  const known = caseOf(state, caseId);
  const record = known && maySee(askerOf(act, instruction), known, state, recordedAt) ? known : undefined;
  const asked = askedAsOf(askedBy(instruction, recordedAt, record !== undefined), act, state);
  const { fingerprint } = asked;
  const answered = state.get('instruction', caseId, id);
  // a fingerprint holds the subject: who asked once hears the same answer, also when the case is out of sight now
  const own = record !== undefined || answered?.fingerprint === fingerprint;
  const first = (own ? answered : undefined) ?? state.get('stray', caseId, `${actor.subject}|${id}`);
  if (first)
    return first.fingerprint === fingerprint ? repeated(asked, first) : refused(asked, refuse('ID_REUSED'));
  if (!act) throw new Error(`an instruction for an unknown act came past the reader: ${instruction.act}`);
  if (act.onCase === 'opens' && known) return refused(asked, refuse('CASE_EXISTS'));
  if (act.onCase !== 'opens' && !record) return refused(asked, refuse('UNKNOWN_CASE'));
  const barred = refuseAnyway(act, asked, recordedAt, record, state);
  if (barred) return refused(asked, barred);
  const decision = decideAct(act, { ...asked, writer }, recordedAt, record, state);
  if (isRefusal(decision)) return refused(asked, decision);
  if (act.approves && record) {
    const named = act.proposalIn?.(asked.body, state) ?? String(asked.body['proposalHash']);
    return approve({ asked, writer }, named, recordedAt, record, state);
  }
  const alone = act.alone?.(decision, policyOf(state)) === true;
  const second = alone ? undefined : permissionFor(act.name, asked.body)?.second;
  if (!second)
    return { ...asked, ...decision, inCase: true, status: 'posted', type: typeOf(act, asked.body) };
  const needs = { notSubject: actor.subject, roles: second };
  const proposal = { legs: decision.legs, needs, outcomeHash: outcomeHash(decision) };
  return { ...asked, proposal, status: 'proposed', type: 'act.proposed.v1' };
}

function decideAct(
  act: DefinedAct,
  {
    actor,
    body,
    caseId,
    effectiveAt,
    instructionId,
    writer,
  }: Omit<Asked, 'sentAt' | 'fingerprint' | 'inCase' | 'act'> & { readonly writer: Writer | undefined },
  recordedAt: string,
  record: CaseRecord | undefined,
  state: StateView,
): Decision {
  const order = citedOrder(state, caseId, body);
  const ask = {
    actor,
    body,
    case: record ?? unopened,
    caseId,
    effectiveAt,
    instructionId,
    order,
    recordedAt,
    writer,
  };
  const own = act.decide(ask, state);
  if (isRefusal(own)) return own;
  const decision = act.corrects ? withReplacement(ask, own, state) : own;
  if (isRefusal(decision)) return decision;
  const unbalanced = unbalancedUnit(decision.legs);
  if (unbalanced !== undefined) throw new Error(`the act ${act.name} does not balance in ${unbalanced}`);
  return refuseUntaken(act, decision, { caseId, effectiveAt }, state) ?? decision;
}

/** Decides the proposed act again; what it would do now must be what was proposed. */
function approve(
  { asked, writer }: { readonly asked: Asked; readonly writer: Writer | undefined },
  proposalHash: string,
  recordedAt: string,
  record: CaseRecord,
  state: StateView,
): Outcome {
  const proposal = state.get('proposal', asked.caseId, proposalHash);
  const act = proposal && findAct(proposal.act);
  if (!act) throw new Error(`the proposal ${proposalHash} is for an act that these rules do not know`);
  const { caseId } = asked;
  const proposed = askedAsOf(
    { ...proposal, caseId, effectiveAt: effectiveAtOf(proposal.body, recordedAt), writer },
    act,
    state,
  );
  const { effectiveAt } = proposed;
  const decision = decideAct(act, proposed, recordedAt, record, state);
  if (isRefusal(decision) || outcomeHash(decision) !== proposal.outcomeHash) {
    // the hash on the refused fact is what closes the proposal
    return { ...refused(asked, refuse('PROPOSAL_LAPSED')), proposalHash: hashOf(proposalHash) };
  }
  const outcome = { ...approved(asked, proposal), ...decision, effectiveAt };
  return { ...outcome, proposalHash: hashOf(proposalHash), type: typeOf(act, proposal.body) };
}

/** A correction takes effect when what it corrects did. */
function askedAsOf<A extends Pick<Asked, 'body' | 'caseId' | 'effectiveAt'>>(
  asked: A,
  act: DefinedAct | undefined,
  state: StateView,
): A {
  const sequence = act?.corrects ? asked.body['sequence'] : undefined;
  const posted =
    typeof sequence === 'number' ? state.get('posted', asked.caseId, postedId(sequence)) : undefined;
  return posted ? { ...asked, effectiveAt: posted.effectiveAt } : asked;
}

/** The fact keeps the proposer's instruction; the second person's stands on it. */
function approved(
  { actor, caseId, fingerprint, instructionId }: Asked,
  proposal: ProposalRecord,
): Omit<Outcome, 'effectiveAt' | 'type'> {
  const { act, body, personal, sentAt } = proposal;
  return {
    act,
    actor: proposal.actor,
    approval: { actor, fingerprint, instructionId },
    approvedBy: actor,
    body,
    caseId,
    fingerprint: proposal.fingerprint,
    inCase: true,
    instructionId: proposal.instructionId,
    ...(personal && { personal }),
    sentAt,
    status: 'posted',
  };
}

/** The chain of policy acts is there from the beginning. */
const caseOf = (state: StateView, caseId: string): CaseRecord | undefined =>
  state.get('case', caseId, '') ?? (caseId === policyCase ? policyRecord : undefined);

function hashOf(text: string): `sha256:${string}` {
  return `sha256:${text.slice('sha256:'.length)}`;
}

/** The outcome of an instruction whose decider threw: nothing changes, and the refusal stays. */
export function refuseUndecidable(instruction: Instruction, recordedAt: string, state: StateView): Outcome {
  const record = caseOf(state, instruction.caseId);
  const asker = askerOf(findAct(instruction.act), instruction);
  const inCase = record !== undefined && maySee(asker, record, state, recordedAt);
  return refused(askedBy(instruction, recordedAt, inCase), refuse('UNDECIDABLE'));
}
