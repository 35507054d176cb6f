import type { Hash } from '@seizure-ledger/evidence';
import { findAct } from './acts/index.ts';
import { changeCase, countOpen } from './case-record.ts';
import { citedOrder } from './cited-order.ts';
import { Draft } from './draft.ts';
import type { Fact } from './fact.ts';
import { applyLegs } from './lot-book.ts';
import { settleProposal } from './proposals.ts';
import type { Change, StateView } from './state.ts';

/**
 * What a fact changes in the state, as keyed changes; the state itself is not touched. `hash` is the fact's leaf
 * hash. The lines of a large outcome count from its last piece on, so that a reader evolves all of an outcome or
 * nothing; repeated and quarantined outcomes change nothing.
 */
export function evolve(state: StateView, fact: Fact, hash: Hash): readonly Change[] {
  const { caseId, sequence } = fact;
  if (fact.status === 'repeated' || fact.status === 'quarantined' || caseId === undefined) return [];
  const draft = new Draft(state, caseId);
  if (fact.part === fact.parts) evolveWhole(draft, fact as WholeFact, hash);
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

function evolveWhole(draft: Draft, fact: WholeFact, hash: Hash): void {
  const { approval, caseId, fingerprint, id, instructionId, status } = fact;
  if (status === 'lines' || status === 'repeated' || status === 'quarantined') return;
  const asked = approval ?? { fingerprint, instructionId };
  if (fact.refusal?.code === 'ID_REUSED') return; // the key stands for its first instruction
  const remembered = { fact: id, fingerprint: asked.fingerprint, status };
  if (fact.sequence === undefined) {
    draft.put('stray', caseId, `${fact.actor.subject}|${asked.instructionId}`, remembered);
    return;
  }
  if (status === 'posted') evolvePosted(draft, fact);
  if (status === 'proposed') openProposal(draft, fact, hash);
  if (status === 'refused' && fact.proposalHash) settleProposal(draft, caseId, fact.proposalHash, 'lapsed');
  draft.put('instruction', caseId, asked.instructionId, remembered);
}

function evolvePosted(draft: Draft, fact: WholeFact): void {
  const { body, caseId, legs = [], details = {} } = fact;
  const act = findAct(fact.act);
  if (!act) throw new Error(`the fact ${fact.id} posts an act that these rules do not know: ${fact.act}`);
  if (fact.approval && fact.proposalHash) settleProposal(draft, caseId, fact.proposalHash, 'approved');
  applyLegs(draft, caseId, legs);
  act.evolve?.({ ...fact, details, legs, order: citedOrder(draft, caseId, body) }, draft);
}

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
