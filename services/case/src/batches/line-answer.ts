import { refusalSentence } from '@seizure-ledger/contracts';
import { problemOf, type Sent, shownFacts } from '@seizure-ledger/service-kit';

/** The answer to one line, as JSON text. */
export function lineAnswer(id: string, { facts }: Sent): string {
  const last = facts?.at(-1);
  if (!facts || !last) return JSON.stringify({ id, instructionId: id, status: 'sent' });
  const { fact, hash } = last;
  if (fact.refusal) {
    const { code, params } = fact.refusal;
    return JSON.stringify({
      code,
      detail: refusalSentence(code, params),
      id,
      instructionId: id,
      position: fact.id,
      status: 'refused',
    });
  }
  const proposalHash = fact.status === 'proposed' ? `,"proposalHash":"${hash}"` : '';
  const ids = `"id":${JSON.stringify(id)},"instructionId":${JSON.stringify(id)}`;
  return `{${shownFacts(facts)},${ids},"position":"${fact.id}"${proposalHash},"status":"${fact.status}"}`;
}

/** The answer to a line that never became an instruction. */
export function invalidLine(id: string | undefined, error: unknown): string {
  const { code, detail, errors, status } = problemOf(error, '/api/v1/batches');
  return JSON.stringify({ code, detail, ...(errors && { errors }), ...(id !== undefined && { id }), status });
}
