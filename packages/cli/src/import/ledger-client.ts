import {
  type Answer,
  type LedgerClient,
  type Line,
  type ProposalRef,
  readAnswer,
  UnavailableError,
  UnknownAnswerError,
} from '@seizure-ledger/register';

/** The ledger does not take a request at all, whatever its acts: wrong token, wrong address, disk full. */
export class RequestRefusedError extends Error {
  override readonly name = 'RequestRefusedError';
  readonly code = 'REQUEST_REFUSED';
}

/**
 * Speaks HTTP to a running ledger. Every request may be repeated: each act has its own lasting id.
 * All methods throw {@link UnavailableError} when it makes sense to try again, {@link RequestRefusedError} when not.
 */
export function ledgerClient(
  url: string,
  tokens: { readonly importer: string; readonly approver?: string },
): LedgerClient {
  const base = `${url.replace(/\/+$/, '')}/api/v1`;
  return {
    /** Sends acts of many cases; one answer for each, in order. */
    async batch(lines: readonly Line[]): Promise<readonly Answer[]> {
      const text = await request(`${base}/batches`, {
        method: 'POST',
        headers: { authorization: `Bearer ${tokens.importer}`, 'content-type': 'application/x-ndjson' },
        body: lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
      });
      const answers = text.split('\n').filter(Boolean).map(parse).map(readAnswer);
      if (answers.length < lines.length) throw new UnavailableError('the answer to a batch was cut short');
      return lines.map((line, place) => ofLine(line, answers[place]));
    },

    /** Approves proposals as the second person; one answer for each, in order. */
    async approve(key: string, proposals: readonly ProposalRef[]): Promise<readonly Answer[]> {
      const text = await request(`${base}/approvals`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${tokens.approver ?? tokens.importer}`,
          'content-type': 'application/json',
          'idempotency-key': key,
        },
        body: JSON.stringify({ proposals }),
      });
      const results = resultsOf(parse(text));
      if (results.length !== proposals.length) throw new UnavailableError('not every proposal was answered');
      return results.map((result) => readAnswer(result).answer);
    },

    /** What became of an act sent earlier. */
    async instruction(caseId: string, id: string): Promise<Answer> {
      const text = await request(
        `${base}/cases/${encodeURIComponent(caseId)}/instructions/${encodeURIComponent(id)}`,
        {
          headers: { authorization: `Bearer ${tokens.importer}` },
        },
      );
      return readAnswer(parse(text)).answer;
    },
  };
}

const worthAnotherTry: readonly number[] = [202, 429, 502, 503, 504];

async function request(url: string, init: RequestInit): Promise<string> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, init);
    text = await response.text();
  } catch (cause) {
    throw new UnavailableError(`no answer from ${url}`, undefined, { cause });
  }
  if (worthAnotherTry.includes(response.status)) {
    const wait_s = Number(response.headers.get('retry-after') ?? Number.NaN);
    throw new UnavailableError(
      `${url} answers ${response.status}`,
      Number.isFinite(wait_s) ? wait_s * 1000 : undefined,
    );
  }
  if (!response.ok) throw new RequestRefusedError(`${url} answers ${response.status}: ${text.slice(0, 500)}`);
  return text;
}

/** An answer that ends in the middle of a line was cut off on its way. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UnavailableError('the answer was cut short', undefined, { cause });
  }
}

function ofLine(line: Line, answered: ReturnType<typeof readAnswer> | undefined): Answer {
  if (answered === undefined || (answered.id !== undefined && answered.id !== line.id))
    throw new UnknownAnswerError(`${line.id} was answered with what belongs to ${answered?.id}`);
  return answered.answer;
}

function resultsOf(answer: unknown): readonly unknown[] {
  if (typeof answer === 'object' && answer !== null && 'results' in answer && Array.isArray(answer.results))
    return answer.results;
  throw new UnknownAnswerError('an approval was answered without results');
}
