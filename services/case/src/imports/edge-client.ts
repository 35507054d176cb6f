import { policyCase } from '@seizure-ledger/contracts';
import { type EntryDocument, type ReadModel, ReadModelUnavailableError } from '@seizure-ledger/read-model';
import { type Answer, type LedgerClient, readAnswer, UnavailableError } from '@seizure-ledger/register';
import { type ActEdge, ServiceError } from '@seizure-ledger/service-kit';
import type { Logger } from 'pino';
import { answerOf, approveAll } from '../approvals/approve-all.ts';
import { answersTo } from '../batches/answer-lines.ts';
import type { Authority } from './authority.ts';

/** What an import asks through: the same edge as everybody, without a way over HTTP. */
export interface EdgeGround {
  readonly edge: ActEdge;
  readonly logger: Logger;
  readonly readModel: ReadModel;
}

/** Asks for an import's acts in the name of a person whose token is looked at before each batch. */
export function edgeClient({ edge, logger, readModel }: EdgeGround, authority: Authority): LedgerClient {
  return {
    batch: (lines) =>
      again(async () => {
        const principal = await authority.principal();
        const body = lines.map((line) => Buffer.from(`${JSON.stringify(line)}\n`));
        const answers = await Array.fromAsync(answersTo({ edge, logger, principal }, inTurn(body)));
        return answers.map((text) => readAnswer(JSON.parse(text)).answer);
      }),
    approve: (key, proposals) =>
      again(async () => {
        const results = await approveAll(edge, await authority.principal(), key, proposals);
        const { results: answered } = JSON.parse(answerOf(results).body) as { readonly results: unknown[] };
        return answered.map((result) => readAnswer(result).answer);
      }),
    instruction: (caseId, id) =>
      again(async () => {
        const query = { equals: [caseId, id], index: 'byInstruction', limit: 1_000 } as const;
        const entries = caseId === policyCase ? [] : await readModel.find('entries', query);
        return answerOfEntry(entries.findLast(({ code }) => code !== 'ID_REUSED'));
      }),
  };
}

async function* inTurn<T>(all: readonly T[]): AsyncGenerator<T> {
  yield* all;
}

function answerOfEntry(entry: EntryDocument | undefined): Answer {
  if (!entry) return { status: 'undecided' };
  const { hash, status, value } = entry;
  // the record's own bytes, which the ledger wrote
  return readAnswer({ facts: [{ ...(JSON.parse(value) as object), hash }], status }).answer;
}

/** What is away now may be there later: the import waits for it. */
async function again<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!isAway(error)) throw error;
    throw new UnavailableError(error.message, undefined, { cause: error });
  }
}

function isAway(error: unknown): error is Error {
  if (error instanceof ServiceError) return error.status >= 500;
  return error instanceof ReadModelUnavailableError;
}
