import { z } from 'zod';
import { type Ask, isRefusal, type Refusal, refuse, refuseIf } from './act.ts';
import { countOpen } from './case-record.ts';
import type { Draft } from './draft.ts';
import { policyCase } from './policy.ts';
import type { Principal } from './principal.ts';
import type { ProposalRecord, StateView } from './state.ts';

/** A proposal is named by the hash of the fact that proposed it, so that an approval is bound to exactly that. */
export const proposalHash = z
  .string()
  .regex(/^sha256:[0-9a-f]{64}$/, 'must be the proposalHash of a proposed act');

export function openProposal(state: StateView, caseId: string, hash: string): ProposalRecord | Refusal {
  const proposal = state.get('proposal', caseId, hash);
  if (!proposal) return refuse('UNKNOWN_PROPOSAL');
  return proposal.state === 'open' ? proposal : refuse('PROPOSAL_CLOSED', { state: proposal.state });
}

/** The second person is another subject with the right role in the case's agency; a court, in its jurisdiction. */
export function refuseSecond(
  { actor, body, case: { agency, jurisdiction }, caseId }: Ask<{ readonly proposalHash: string }>,
  state: StateView,
): Refusal | undefined {
  const proposal = openProposal(state, caseId, body.proposalHash);
  if (isRefusal(proposal)) return proposal;
  // an administrator is of no case's agency
  const near =
    caseId === policyCase ||
    (actor.role === 'court' ? actor.jurisdiction === jurisdiction : actor.agency === agency);
  return (
    refuseIf(actor.subject === proposal.actor.subject, 'SAME_PERSON') ??
    refuseIf(!proposal.needs.some((role) => role === actor.role) || !near, 'NOT_APPROVER', {
      agency,
      jurisdiction,
      roles: proposal.needs.join(', '),
    })
  );
}

/** Only who proposed it takes it back. */
export function refuseUnlessProposer(
  state: StateView,
  caseId: string,
  hash: string,
  { subject }: Principal,
): Refusal | undefined {
  const proposal = openProposal(state, caseId, hash);
  return isRefusal(proposal) ? proposal : refuseIf(proposal.actor.subject !== subject, 'NOT_PROPOSER');
}

/**
 * The proposal of a policy, which is named by the key under which it was proposed: that stands for its body and no
 * other for ever. Empty where nobody has proposed it.
 */
export function policyProposed(policyId: string, state: StateView): string {
  const proposals = [...state.scan('proposal', policyCase, '')];
  return proposals.find(([, { instructionId }]) => instructionId === policyId)?.[0] ?? '';
}

/** Closes a proposal: it is no longer among what must be none before the case can close. */
export function settleProposal(
  draft: Draft,
  caseId: string,
  hash: string,
  state: Exclude<ProposalRecord['state'], 'open'>,
): void {
  const proposal = draft.get('proposal', caseId, hash);
  if (!proposal) throw new Error(`case ${caseId} has no proposal ${hash}`);
  draft.put('proposal', caseId, hash, { ...proposal, state });
  countOpen(draft, caseId, 'proposals', -1);
}
