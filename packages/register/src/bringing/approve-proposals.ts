import { createHash } from 'node:crypto';
import type { Answer } from './answers.ts';
import { chunks } from './lanes.ts';
import type { LedgerClient } from './ledger-client.ts';
import { patiently, type Patience, UnavailableError } from './patience.ts';
import type { SentAct } from './sent-act.ts';

const proposalsAtOnce = 1000;
/** These refuse who agreed, not the act: somebody else may agree to it. */
const ofThePerson: readonly string[] = ['ID_REUSED', 'NOT_APPROVER', 'SAME_PERSON'];

export interface Proposed {
  readonly act: SentAct;
  readonly proposalHash: string;
}

/**
 * Approves what was proposed, as the second person, in the order of the register: a later run of the same person sends
 * the same lists under the same keys, and gets the same answers.
 */
export async function approveProposals(
  proposed: readonly Proposed[],
  approver: string,
  ledger: LedgerClient,
  limits: Patience,
  take: (act: SentAct, answer: Answer) => void,
): Promise<void> {
  const inOrder = proposed.toSorted((a, b) => a.act.row - b.act.row);
  for (const list of chunks(inOrder, proposalsAtOnce)) {
    const answers = await patiently(() => approve(list, approver, ledger), limits);
    for (const [place, one] of list.entries()) {
      const answer = answers[place];
      if (answer !== undefined) take(one.act, await settled(one, answer, ledger, limits));
    }
  }
}

async function approve(
  list: readonly Proposed[],
  approver: string,
  ledger: LedgerClient,
): Promise<readonly Answer[]> {
  const proposals = list.map(({ act, proposalHash }) => ({ caseId: act.caseId, proposalHash }));
  const answers = await ledger.approve(keyOf(approver, proposals), proposals);
  if (answers.some(({ status }) => status === 'undecided'))
    throw new UnavailableError('approvals are not decided yet');
  return answers;
}

/**
 * An approval is refused when someone else came first: then what became of the act itself counts. Refused to this person
 * only, the act stays proposed.
 */
async function settled(
  { act, proposalHash }: Proposed,
  answer: Answer,
  ledger: LedgerClient,
  limits: Patience,
): Promise<Answer> {
  if (answer.status !== 'refused') return answer;
  const now = await patiently(() => ledger.instruction(act.caseId, act.id), limits);
  if (now.status === 'posted') return now;
  return ofThePerson.includes(answer.code) ? { proposalHash, status: 'proposed' } : answer;
}

/** Derived from what is approved and by whom; short enough for the ledger to number the approvals in it. */
function keyOf(approver: string, proposals: readonly object[]): string {
  const whole = JSON.stringify([approver, proposals]);
  return `approve-${createHash('sha256').update(whole).digest('hex').slice(0, 40)}`;
}
