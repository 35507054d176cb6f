import { createHash } from 'node:crypto';
import type { Answer } from './answers.ts';
import { chunks } from './lanes.ts';
import type { LedgerClient } from './ledger-client.ts';
import { patiently, type Patience, UnavailableError } from './patience.ts';
import type { SentAct } from './sent-act.ts';

const proposalsAtOnce = 1000;

export interface Proposed {
  readonly act: SentAct;
  readonly proposalHash: string;
}

/**
 * Approves what was proposed, as the second person, in the order of the register: a later run sends the same lists
 * under the same keys, and gets the same answers.
 */
export async function approveProposals(
  proposed: readonly Proposed[],
  ledger: LedgerClient,
  limits: Patience,
  take: (act: SentAct, answer: Answer) => void,
): Promise<void> {
  const inOrder = proposed.toSorted((a, b) => a.act.row - b.act.row);
  for (const list of chunks(inOrder, proposalsAtOnce)) {
    const answers = await patiently(() => approve(list, ledger), limits);
    for (const [place, { act }] of list.entries()) {
      const answer = answers[place];
      if (answer !== undefined) take(act, await settled(act, answer, ledger, limits));
    }
  }
}

async function approve(list: readonly Proposed[], ledger: LedgerClient): Promise<readonly Answer[]> {
  const proposals = list.map(({ act, proposalHash }) => ({ caseId: act.caseId, proposalHash }));
  const answers = await ledger.approve(keyOf(proposals), proposals);
  if (answers.some(({ status }) => status === 'undecided'))
    throw new UnavailableError('approvals are not decided yet');
  return answers;
}

/** An approval is refused when someone else came first: then what became of the act itself counts. */
async function settled(
  act: SentAct,
  answer: Answer,
  ledger: LedgerClient,
  limits: Patience,
): Promise<Answer> {
  if (answer.status !== 'refused') return answer;
  const now = await patiently(() => ledger.instruction(act.caseId, act.id), limits);
  return now.status === 'posted' ? now : answer;
}

/** Derived from what it approves; short enough for the ledger to number the approvals in it. */
function keyOf(proposals: readonly object[]): string {
  return `approve-${createHash('sha256').update(JSON.stringify(proposals)).digest('hex').slice(0, 40)}`;
}
