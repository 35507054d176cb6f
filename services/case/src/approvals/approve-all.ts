import {
  findAct,
  formatPosition,
  furthest,
  parsePosition,
  type Principal,
  refusalSentence,
} from '@seizure-ledger/contracts';
import {
  type ActEdge,
  actAnswerOf,
  type Answer,
  inOrder,
  shownFacts,
  type Sent,
  ServiceError,
} from '@seizure-ledger/service-kit';

export interface NamedProposal {
  readonly caseId: string;
  readonly proposalHash: string;
}

/** What became of one approval: sent, or certainly not. */
export interface Approved extends NamedProposal {
  readonly id: string;
  readonly outcome: Sent | ServiceError;
}

/** Instructions under way at a time. */
const window = 500;

/**
 * Asks for each approval by an instruction of its own, `<key>:<n>`, and answers in the order asked. Each stands
 * alone: one that is refused, or could not be sent, leaves the others as they are.
 * @throws {ServiceError} LOG_UNAVAILABLE, LOG_FULL: none of them was sent.
 */
export async function approveAll(
  edge: ActEdge,
  principal: Principal,
  key: string,
  proposals: readonly NamedProposal[],
): Promise<readonly Approved[]> {
  const act = findAct('approvals');
  if (!act) throw new Error('the domain has no approvals');
  const approved: Approved[] = [];
  const send = async ({ caseId, proposalHash }: NamedProposal, n: number): Promise<Approved> => {
    const id = `${key}:${n}`;
    const asked = { act, body: { proposalHash }, caseId, id, principal };
    return { caseId, id, outcome: await sentOrNot(() => edge.send(asked)), proposalHash };
  };
  for await (const [one] of inOrder(proposals, send, window)) approved.push(one);
  const [first] = approved;
  if (
    first?.outcome instanceof ServiceError &&
    approved.every(({ outcome }) => outcome instanceof ServiceError)
  )
    throw first.outcome;
  return approved;
}

async function sentOrNot(send: () => Promise<Sent>): Promise<Sent | ServiceError> {
  try {
    return await send();
  } catch (error) {
    if (error instanceof ServiceError) return error;
    throw error;
  }
}

/** One result a proposal, and how far the furthest of them reaches. */
export function answerOf(approved: readonly Approved[]): Answer {
  const places = approved
    .flatMap(({ outcome }) => (outcome instanceof ServiceError ? [] : (outcome.facts ?? [])))
    .flatMap(({ fact }) => parsePosition(fact.id) ?? []);
  const results = approved.map(resultOf).join(',');
  const body = `{"position":"${formatPosition(furthest(places))}","results":[${results}]}`;
  return { body, contentType: 'application/json', status: 200 };
}

function resultOf({ outcome, proposalHash }: Approved): string {
  if (outcome instanceof ServiceError)
    return JSON.stringify({
      code: outcome.code,
      detail: outcome.message,
      proposalHash,
      status: outcome.status,
    });
  const last = outcome.facts?.at(-1);
  if (!outcome.facts || !last) return JSON.stringify({ proposalHash, status: 'sent' });
  const { refusal, status } = last.fact;
  if (refusal) {
    const { code, params } = refusal;
    return JSON.stringify({ code, detail: refusalSentence(code, params), proposalHash, status });
  }
  return `{${shownFacts(outcome.facts)},"proposalHash":"${proposalHash}","status":"${status}"}`;
}

/** Where an address names a case that does not exist for this person, the answer is that of every other act there. */
export function noSuchCase(approved: readonly Approved[], instance: string): Answer | undefined {
  const [first] = approved;
  if (!first || !approved.every(({ outcome }) => isUnknownCase(outcome))) return undefined;
  return first.outcome instanceof ServiceError
    ? undefined
    : actAnswerOf(first.outcome, { ...first, instance });
}

function isUnknownCase(outcome: Sent | ServiceError): boolean {
  return !(outcome instanceof ServiceError) && outcome.facts?.at(-1)?.fact.refusal?.code === 'UNKNOWN_CASE';
}
