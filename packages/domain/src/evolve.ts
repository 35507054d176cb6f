import type { Hash } from '@seizure-ledger/evidence';
import { findAct } from './acts/index.ts';
import { changeCase, countOpen } from './case-record.ts';
import { citedOrder } from './cited-order.ts';
import { lotsBefore, postedRecord } from './correction/undo.ts';
import { Draft } from './draft.ts';
import { effectsOf } from './effects.ts';
import type { Fact } from './fact.ts';
import { applyLegs } from './lot-book.ts';
import { policyCase, policyRecord } from './policy.ts';
import { settleProposal } from './proposals.ts';
import { type Change, postedId, type PostedRecord, type StateView } from './state.ts';

/**
 * What a fact changes in the state, as keyed changes; the state itself is not touched. `hash` is the fact's leaf
 * hash. The lines of a large outcome count from its last piece on, so that a reader evolves all of an outcome or
 * nothing; repeated and quarantined outcomes change nothing.
 */
export function evolve(state: StateView, fact: Fact, hash: Hash): readonly Change[] {
  const { caseId, sequence } = fact;
  if (fact.status === 'repeated' || fact.status === 'quarantined' || caseId === undefined) return [];
  const draft = new Draft(state, caseId);
  if (caseId === policyCase && sequence === 0) draft.put('case', caseId, '', policyRecord);
  if (fact.part === fact.parts) evolveWhole(draft, fact as WholeFact, hash, state);
  else if (fact.status === 'lines') findAct(fact.act ?? '')?.evolveLines?.(fact, draft);
  if (sequence !== undefined) changeCase(draft, caseId, () => ({ headHash: hash, sequence: sequence + 1 }));
  return draft.changes;
}

/** Posted, proposed and refused outcomes always name their instruction in full. */
type WholeFact = Fact &
  Required<
    Pick<
      Fact,
      'act' | 'actor' | 'body' | 'caseId' | 'effectiveAt' | 'fingerprint' | 'instructionId' | 'sentAt'
    >
  >;

function evolveWhole(draft: Draft, fact: WholeFact, hash: Hash, state: StateView): void {
  const { approval, caseId, fingerprint, id, instructionId, status } = fact;
  if (status === 'lines' || status === 'repeated' || status === 'quarantined') return;
  const asked = approval ?? { fingerprint, instructionId };
  if (fact.refusal?.code === 'ID_REUSED') return; // the key stands for its first instruction
  const remembered = { fact: id, fingerprint: asked.fingerprint, status };
  if (fact.sequence === undefined) {
    draft.put('stray', caseId, `${fact.actor.subject}|${asked.instructionId}`, remembered);
    return;
  }
  if (status === 'posted') evolvePosted(draft, fact, state);
  if (status === 'proposed') openProposal(draft, fact, hash);
  if (status === 'refused' && fact.proposalHash) settleProposal(draft, caseId, fact.proposalHash, 'lapsed');
  draft.put('instruction', caseId, asked.instructionId, remembered);
}

function evolvePosted(draft: Draft, fact: WholeFact, state: StateView): void {
  const { approval, caseId, proposalHash, sequence = 0 } = fact;
  if (approval && proposalHash) settleProposal(draft, caseId, proposalHash, 'approved');
  const [first = fact, second] = effectsOf(fact);
  const done = evolveRemembered(draft, first, state);
  const replaced = second && evolveOver(draft, second);
  const posted = replaced ? { ...replaced, takes: [...done.takes, ...replaced.takes] } : done;
  if (posted.takes.length > 0 || posted.undo) draft.put('posted', caseId, postedId(sequence), posted);
}

/** What stands in the place of something is remembered as it changed what the mirror left. */
function evolveOver(draft: Draft, effect: WholeFact): PostedRecord {
  const over = new Draft(draft, effect.caseId);
  const posted = evolveRemembered(over, effect, draft);
  draft.take(over.changes);
  return posted;
}

function evolveRemembered(draft: Draft, effect: WholeFact, state: StateView): PostedRecord {
  const { act, caseId, legs = [] } = effect;
  const before = findAct(act)?.correctable ? lotsBefore(state, caseId, legs) : undefined;
  evolveEffect(draft, effect);
  return postedRecord(effect, { before, changes: draft.changes, state });
}

/** Lets one act's effect happen: its legs, and what it changes besides. */
export function evolveEffect(draft: Draft, effect: Effect): void {
  const { act: name, actor, approvedBy, body, caseId, details = {}, effectiveAt, instructionId } = effect;
  const { legs = [] } = effect;
  const act = findAct(name);
  if (!act) throw new Error(`a fact of case ${caseId} posts an act that these rules do not know: ${name}`);
  applyLegs(draft, caseId, legs);
  const order = act.evolve && citedOrder(draft, caseId, body);
  const posted = { actor, body, caseId, details, effectiveAt, instructionId, legs, order };
  act.evolve?.(approvedBy ? { ...posted, approvedBy } : posted, draft);
}

type Effect = Pick<WholeFact, 'act' | 'actor' | 'body' | 'caseId' | 'effectiveAt' | 'instructionId'> &
  Pick<Fact, 'approvedBy' | 'details' | 'legs'>;

function openProposal(draft: Draft, fact: WholeFact, hash: Hash): void {
  const { act, actor, body, caseId, fingerprint, instructionId, personal, proposal, sentAt } = fact;
  if (!proposal) throw new Error(`the proposed fact ${fact.id} says nothing of its proposal`);
  const { needs, outcomeHash } = proposal;
  const record = { act, actor, body, fingerprint, instructionId, outcomeHash, sentAt };
  draft.put('proposal', caseId, hash, {
    ...record,
    needs: needs.roles,
    ...(personal && { personal }),
    state: 'open',
  });
  countOpen(draft, caseId, 'proposals', 1);
}
