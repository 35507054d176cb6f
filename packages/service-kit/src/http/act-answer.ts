import {
  type Fact,
  type Link,
  type Problem,
  receiptAddress,
  refusalSentence,
} from '@seizure-ledger/contracts';
import type { AnsweredFact, Sent } from '../log/act-edge.ts';

/** An HTTP answer whose body is text already. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly contentType:
    | 'application/json'
    | 'application/pdf'
    | 'application/problem+json'
    | 'text/csv; charset=utf-8'
    | 'text/html; charset=utf-8';
  readonly headers?: Readonly<Record<string, string>>;
}

/** Where an instruction can be asked for. */
export const instructionAddress = (caseId: string, id: string): string =>
  `/api/v1/cases/${encodeURIComponent(caseId)}/instructions/${encodeURIComponent(id)}`;

/** The answer to an act: 201 with its facts, 4xx with the refusal, 202 while nobody knows. */
export function actAnswerOf(
  sent: Sent,
  asked: {
    readonly caseId: string;
    readonly id: string;
    readonly instance: string;
    readonly links?: readonly Link[];
  },
): Answer {
  const last = sent.facts?.at(-1);
  if (!sent.facts || !last) return unknownYet(asked);
  const { fact, hash } = last;
  if (fact.status === 'refused') return refusalAnswer(last, asked.instance);
  if (fact.status !== 'posted' && fact.status !== 'proposed') return quarantineAnswer(last, asked);
  const members = [
    shownFacts(sent.facts),
    `"instructionId":${JSON.stringify(fact.instructionId)}`,
    ...(asked.links?.length ? [`"links":${JSON.stringify(asked.links)}`] : []),
    ...(fact.proposal ? [`"needs":${JSON.stringify(fact.proposal.needs)}`] : []),
    `"position":"${fact.id}"`,
    ...(fact.status === 'proposed' ? [`"proposalHash":"${hash}"`] : []),
    `"receipt":${JSON.stringify(receiptOf(fact))}`,
    `"status":"${fact.status}"`,
  ];
  return { body: `{${members.join(',')}}`, contentType: 'application/json', status: 201 };
}

/** The member of an answer that holds its facts. Of a large outcome the lines are read from the entries. */
export function shownFacts(facts: readonly AnsweredFact[]): string {
  const shown = facts.filter(({ fact }) => fact.status !== 'lines').map(({ text }) => text);
  return `"facts":[${shown.join(',')}]`;
}

function receiptOf({ caseId, id, sequence }: Fact): string {
  if (caseId === undefined || sequence === undefined) throw new Error(`the record ${id} stands in no case`);
  return receiptAddress(caseId, sequence);
}

function unknownYet({ caseId, id }: { readonly caseId: string; readonly id: string }): Answer {
  const address = instructionAddress(caseId, id);
  return {
    body: JSON.stringify({
      detail:
        'Sent; its outcome is not known yet. Ask at Location, or send it again with the same Idempotency-Key.',
      instructionId: id,
      status: 'sent',
    }),
    contentType: 'application/json',
    headers: { location: address },
    status: 202,
  };
}

const statusOf: Readonly<Record<string, number>> = { ROLE_NOT_PERMITTED: 403, UNKNOWN_CASE: 404 };

function refusalAnswer({ fact }: AnsweredFact, instance: string): Answer {
  const { id, instructionId, refusal, sequence } = fact;
  if (!refusal) throw new Error(`the refused record ${id} gives no reason`);
  const { code, params } = refusal;
  const problem: Problem = {
    code,
    detail: refusalSentence(code, params),
    instance,
    ...(instructionId !== undefined && { instructionId: fact.approval?.instructionId ?? instructionId }),
    position: id,
    ...(sequence !== undefined && { sequence }),
    status: statusOf[code] ?? 422,
    title: 'Refused by the rules',
    type: 'about:blank',
  };
  return problemAnswer(problem);
}

/** The edge let through what the ledger could not read: a fault of this program, shown to operators as well. */
function quarantineAnswer(
  { fact }: AnsweredFact,
  { id, instance }: { readonly id: string; readonly instance: string },
): Answer {
  return problemAnswer({
    code: 'QUARANTINED',
    detail: `The ledger could not read this instruction (${fact.quarantine?.reason ?? 'unknown form'}); operators see it.`,
    instance,
    instructionId: id,
    position: fact.id,
    status: 500,
    title: 'A fault of this service',
    type: 'about:blank',
  });
}

export function problemAnswer(problem: Problem): Answer {
  return { body: JSON.stringify(problem), contentType: 'application/problem+json', status: problem.status };
}
