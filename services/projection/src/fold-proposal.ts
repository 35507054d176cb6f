import { compareCodePoints, policyCase } from '@seizure-ledger/domain';
import type { ProposalDocument } from '@seizure-ledger/read-model';
import type { OpenDocuments } from './open-documents.ts';
import type { CaseFact } from './taken-record.ts';

/** What waits for a second person, and how it ended. */
export async function foldProposal(copy: OpenDocuments, fact: CaseFact, hash: string): Promise<void> {
  const { act, actor, caseId, id: position, instructionId, proposal, recordedAt, status } = fact;
  if (status === 'proposed' && proposal) {
    copy.put('proposals', {
      act,
      agency: actor.agency,
      caseId,
      id: hash,
      instructionId,
      position,
      proposalHash: hash,
      proposedBy: actor.subject,
      recordedAt,
      roles: proposal.needs.roles,
      state: 'open',
      tags: [`by:${actor.subject}`, 'state:open', ...(await waitsFor(copy, fact))].sort(compareCodePoints),
    });
  }
  const ended = endOf(fact);
  if (!ended) return;
  const known = await copy.get('proposals', ended.hash);
  if (!known) return;
  const tags = (known.tags ?? []).filter((tag) => !tag.startsWith('state:'));
  copy.put('proposals', {
    ...known,
    state: ended.state,
    tags: [...tags, `state:${ended.state}`].sort(compareCodePoints),
  });
}

/** Whom it waits for: a court of the case's jurisdiction, anybody else of its agency; a policy, an administrator. */
async function waitsFor(copy: OpenDocuments, { caseId, proposal }: CaseFact): Promise<readonly string[]> {
  const roles = proposal?.needs.roles ?? [];
  if (caseId === policyCase) return roles.map((role) => `waits:${role}`);
  const found = await copy.get('cases', caseId);
  if (!found) throw new Error(`there is a proposal of case ${caseId} before the case`);
  return roles.map((role) => `waits:${role}:${role === 'court' ? found.jurisdiction : found.agency}`);
}

/** The proposal that a fact brings to its end, if it does. */
export function endOf({
  body,
  details,
  proposalHash,
  status,
  type,
}: CaseFact): { readonly hash: string; readonly state: ProposalDocument['state'] } | undefined {
  if (proposalHash !== undefined)
    return { hash: proposalHash, state: status === 'posted' ? 'approved' : 'lapsed' };
  if (status !== 'posted') return undefined;
  const state = settledBy[type];
  // a policy is named by its key, and the fact says which proposal that is
  return state && { hash: String(body['proposalHash'] ?? details?.['proposalHash']), state };
}

const settledBy: Readonly<Record<string, 'rejected' | 'withdrawn'>> = {
  'policy.rejected.v1': 'rejected',
  'policy.withdrawn.v1': 'withdrawn',
  'proposal.rejected.v1': 'rejected',
  'proposal.withdrawn.v1': 'withdrawn',
};
