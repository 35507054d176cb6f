import type { ShownProposal } from '@seizure-ledger/contracts';
import { path } from '../frame/page.ts';
import type { Reader } from '../frame/reader.ts';
import type { Entry, Listed } from './answers.ts';

export interface ShownEntry extends Entry {
  /** Of a proposal that waits for nobody any more. `sequence`: of the entry that carried it out, where that is listed beside it. */
  readonly ended?: {
    readonly approvedBy?: string | undefined;
    readonly sequence?: number | undefined;
    readonly state: ShownProposal['state'];
  };
}

const mostProposals = 1_000;

/** The entries of a case as a list shows them: each proposal with what became of it. */
export async function entriesShown(
  reader: Reader,
  caseId: string,
  entries: readonly Entry[],
): Promise<readonly ShownEntry[]> {
  if (entries.every(({ status }) => status !== 'proposed')) return entries;
  const { proposals } = await reader.get<Listed<'proposals', ShownProposal>>(
    `${path('cases', caseId)}/proposals`,
    { limit: mostProposals },
  );
  return withEnds(entries, proposals);
}

export function withEnds(
  entries: readonly Entry[],
  proposals: readonly Pick<ShownProposal, 'proposalHash' | 'state'>[],
): readonly ShownEntry[] {
  const states = new Map(proposals.map(({ proposalHash, state }) => [proposalHash, state]));
  return entries.map((entry) => {
    const state = entry.status === 'proposed' ? states.get(entry.hash) : undefined;
    if (state === undefined || state === 'open') return entry;
    const done = entries.find(
      ({ proposalHash, status }) => proposalHash === entry.hash && status === 'posted',
    );
    return {
      ...entry,
      ended: { approvedBy: done?.approvedBy?.subject, sequence: done?.sequence, state },
    };
  });
}
